/** Fields that the core carries without reading them. */
import type { LineInput } from '../domain/order-input.ts';
import type { CustomField, Extras } from '../domain/order.ts';
import { assertCarried } from '../validators/limits.ts';

type CustomFieldsInput = LineInput['customFields'] | null;

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
