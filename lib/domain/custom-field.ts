/** Custom fields as an organisation has defined them: what completes a field that is stated in part, and what clients ask for before they state any. */
import * as z from 'zod/mini';
import { LIMITS } from './limits.ts';

/** What may have fields of an organisation's own. */
export const FIELD_ENTITIES = ['salesorder', 'contact', 'item'] as const;
export type FieldEntity = (typeof FIELD_ENTITIES)[number];

/** What a field says of its values; nobody checks them. */
const TYPES = [
  'string',
  'multiline',
  'number',
  'decimal',
  'amount',
  'percent',
  'date',
  'date_time',
  'check_box',
  'dropdown',
  'multiselect',
  'email',
  'url',
  'phone',
] as const;

export const CustomFieldDefinition = z.strictObject({
  entity: z._default(z.enum(FIELD_ENTITIES), 'salesorder'),
  id: z.string().check(z.minLength(1), z.maxLength(LIMITS.idLength)),
  /** What programs call it: "cf_po_number". */
  apiName: z.string().check(z.regex(/^cf_\w+$/), z.maxLength(100)),
  /** What people call it. */
  label: z.string().check(z.minLength(1), z.maxLength(100)),
  type: z._default(z.enum(TYPES), 'string'),
  index: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  isMandatory: z._default(z.boolean(), false),
  /** Of a dropdown or a multiselect. */
  options: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(200))),
});
export type CustomFieldDefinition = z.infer<typeof CustomFieldDefinition>;

/** No two of one entity with the same id or API name. */
export function areDistinct(definitions: readonly CustomFieldDefinition[]): boolean {
  const names = definitions.flatMap(({ entity, id, apiName }) => [
    `${entity} #${id}`,
    `${entity} ${apiName}`,
  ]);
  return new Set(names).size === names.length;
}
