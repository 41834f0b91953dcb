/** Get organization: the caller's own, with its settings; another one is none of theirs. */
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { operation } from './operation.ts';

export interface OrganizationCommand {
  /** Absent: the caller's own. */
  id?: string;
}

export interface Organization {
  id: OrganizationId;
  /** Undefined when nobody has set any. */
  settings?: OrganizationSettings;
}

export const getOrganization = operation({
  name: 'get-organization',
  rights: ['settings.read'],
  table: 'read',
  /** @throws OrderError organization_mismatch */
  async run({ id }: OrganizationCommand, { caller, references }): Promise<Organization> {
    if (id !== undefined && id !== caller.organizationId) throw new OrderError('organization_mismatch', {});
    const { settings } = await references.load(caller.organizationId, []);
    return { id: caller.organizationId, settings };
  },
});
