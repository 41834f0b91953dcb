/** Get organization: the caller's own, with its settings. */
import type { OrganizationId } from '../domain/identity.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { operation } from './operation.ts';

export interface Organization {
  id: OrganizationId;
  /** Undefined when nobody has set any. */
  settings?: OrganizationSettings;
}

export const getOrganization = operation({
  name: 'get-organization',
  rights: ['settings.read'],
  table: 'read',
  async run(_: Record<never, never>, { caller, references }): Promise<Organization> {
    const { settings } = await references.load(caller.organizationId, []);
    return { id: caller.organizationId, settings };
  },
});
