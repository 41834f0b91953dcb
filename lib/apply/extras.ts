/** Fields that the core carries without reading them. */
import { OrderError } from '../domain/order-error.ts';
import type { LineInput } from '../domain/order-input.ts';
import type { CustomField, Extras } from '../domain/order.ts';

type CustomFieldsInput = LineInput['customFields'] | null;

/** Lists show custom fields, so that they stand uncompressed in every index. */
const FIELDS_AT_MOST = 100;
const FIELDS_LIMIT_BYTES = 32 * 1024;

/** What a custom field is until something is said about it. */
const EMPTY_FIELD: CustomField = { index: 0, value: '""' };

/** Given fields are matched by id, API name or label; others stay. An empty list or null clears all. */
export function applyCustomFields(current: CustomField[], input: CustomFieldsInput): CustomField[] {
  if (input === undefined) return current;
  if (input === null || input.length === 0) return [];
  const merged = input.reduce<CustomField[]>((fields, given) => {
    const at = fields.findIndex((field) => isSameField(field, given));
    const said = stated(given);
    if (at < 0) return [...fields, { ...EMPTY_FIELD, ...said }];
    return fields.map((field, index) => (index === at ? { ...field, ...said } : field));
  }, current);
  assertCarried(merged);
  return merged;
}

/** Updates add up: what they have added is counted, not what one of them brings. @throws OrderError limit_exceeded | too_large */
function assertCarried(fields: CustomField[]): void {
  if (fields.length > FIELDS_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'customFields', limit: FIELDS_AT_MOST });
  if (Buffer.byteLength(JSON.stringify(fields)) > FIELDS_LIMIT_BYTES)
    throw new OrderError('too_large', { limitBytes: FIELDS_LIMIT_BYTES });
}

/** Only what is there: what a caller leaves out must not forget what stands. */
function stated(field: CustomField): CustomField {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined));
}

function isSameField(left: CustomField, right: CustomField): boolean {
  if (left.id !== undefined && right.id !== undefined) return left.id === right.id;
  if (left.apiName !== undefined && right.apiName !== undefined) return left.apiName === right.apiName;
  return left.label !== undefined && left.label === right.label;
}

/** Given fields are set, null ones forgotten, the rest stays; per dialect. */
export function applyExtras(
  current: Record<string, Extras>,
  input: LineInput['extras'],
): Record<string, Extras> {
  if (!input) return current;
  const changed = Object.entries(input).map(([dialect, fields]): [string, Extras] => {
    const merged = { ...current[dialect], ...fields };
    const set = Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null);
    return [dialect, Object.fromEntries(set)];
  });
  // Forgetting what never was must not look like a change.
  const there = changed.filter(([dialect, fields]) => dialect in current || Object.keys(fields).length > 0);
  return { ...current, ...Object.fromEntries(there) };
}
