/** Custom fields as the organisation has defined them in its settings. */
import type { CustomFieldDefinition } from '../domain/custom-field.ts';
import { operation } from './operation.ts';

export const listCustomFields = operation({
  name: 'list-custom-fields',
  rights: ['metadata.read'],
  table: 'read',
  async run(_: Record<never, never>, { references, caller }): Promise<CustomFieldDefinition[]> {
    const { settings } = await references.load(caller.organizationId, []);
    return settings?.customFields ?? [];
  },
});
