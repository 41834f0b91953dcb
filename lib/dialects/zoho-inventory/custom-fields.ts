/** The definitions of custom fields, by the three paths that clients ask for them. */
import { FIELD_ENTITIES, type CustomFieldDefinition, type FieldEntity } from '../../domain/custom-field.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Organization, OrganizationCommand } from '../../operations/get-organization.ts';
import { aboutOne } from '../exchange.ts';
import { shownId } from '../leaves/ids.ts';
import { inPath } from '../leaves/in-path.ts';
import { exchange } from './request.ts';

const OURS: OrganizationCommand = {};

/** `settings/fields?entity=salesorder`. */
export const fields = exchange<OrganizationCommand, Organization>(({ query }) => {
  const entity = query.get('entity');
  if (!entity) throw new OrderError('missing_field', { field: 'entity' });
  const asked = entityOf(entity);
  return aboutOne(OURS, ({ settings }) => answer({ fields: encoded(settings, asked) }));
});

/** `settings/customfields/salesorder`. */
export const customFieldsOf = exchange<OrganizationCommand, Organization>((request) => {
  const asked = entityOf(inPath(request, 'entity'));
  return aboutOne(OURS, ({ settings }) => answer({ customfields: encoded(settings, asked) }));
});

/** `settings/customfields`, of one entity (`entity` or `module`) or of all: clients read them by entity, or in one list. */
export const customFields = exchange<OrganizationCommand, Organization>(({ query }) => {
  const named = query.get('entity') || query.get('module');
  const asked = named ? [entityOf(named)] : FIELD_ENTITIES;
  return aboutOne(OURS, ({ settings }) => {
    const byEntity = asked.map((entity) => [entity, encoded(settings, entity)] as const);
    const all = byEntity.flatMap(([, list]) => list);
    return answer({ customfields: Object.fromEntries(byEntity), custom_fields: all });
  });
});

/** Also in the plural, as some clients say. @throws OrderError invalid_value */
function entityOf(text: string): FieldEntity {
  const found = FIELD_ENTITIES.find((entity) => text === entity || text === `${entity}s`);
  if (found) return found;
  throw new OrderError('invalid_value', { field: 'entity', expected: `one of ${FIELD_ENTITIES.join(', ')}` });
}

const answer = (found: Record<string, unknown>) => ({
  status: 200,
  body: { code: 0, message: 'success', ...found },
});

function encoded(settings: Organization['settings'], asked: FieldEntity) {
  return (settings?.customFields ?? []).filter(({ entity }) => entity === asked).map(encodeDefinition);
}

function encodeDefinition({ entity, id, apiName, label, ...rest }: CustomFieldDefinition) {
  return {
    entity,
    field_id: shownId('field', id),
    customfield_id: shownId('field', id),
    field_name: apiName,
    field_name_formatted: label,
    api_name: apiName,
    placeholder: apiName,
    label,
    data_type: rest.type,
    index: rest.index ?? 0,
    is_custom_field: true,
    is_active: true,
    is_mandatory: rest.isMandatory,
    is_system: false,
    is_read_only: false,
    values: (rest.options ?? []).map((name, at) => ({ name, order: at + 1, is_active: true })),
  };
}
