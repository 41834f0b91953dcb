/** The organisation of the caller, from its settings: what a client asks first. */
import { OrderError } from '../domain/order-error.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { operation } from './operation.ts';
import { settingsOf } from './references.ts';

export interface OrganizationCommand {
  /** Only the caller's own is answered. Absent: that one. */
  id?: string;
}

export interface ShownOrganization {
  id: OrganizationId;
  settings: OrganizationSettings;
}

export const getOrganization = operation({
  name: 'get-organization',
  rights: ['settings.read'],
  table: 'read',
  /** @throws OrderError organization_mismatch | unknown_reference when the organisation has no settings */
  async run({ id }: OrganizationCommand, { caller, references }): Promise<ShownOrganization> {
    const { organizationId } = caller;
    if (id !== undefined && id !== organizationId) throw new OrderError('organization_mismatch', {});
    return { id: organizationId, settings: settingsOf(await references.load(organizationId, [])) };
  },
});
