/** Custom fields of an order or a line: which one is meant, and what it is afterwards. */
import type { CustomFieldDefinition } from '../domain/custom-field.ts';
import { OrderError } from '../domain/order-error.ts';
import type { LineInput } from '../domain/order-input.ts';
import type { CustomField } from '../domain/order.ts';
import { assertCarried } from '../validators/limits.ts';

type CustomFieldsInput = LineInput['customFields'] | null;
type GivenField = NonNullable<LineInput['customFields']>[number];

/** What a custom field is until something is said about it. */
const EMPTY_FIELD: CustomField = { index: 0, value: '""' };

/**
 * Given fields are matched with what stands, one with one, by id, API name, label or, without any of these, by index; others stay.
 * What matches nothing is new, also beside another of its label. A null value takes the field away; an empty list or null all.
 * @throws OrderError invalid_value (one id or API name twice) | limit_exceeded | too_large
 */
export function applyCustomFields(
  current: CustomField[],
  stated: CustomFieldsInput,
  definitions: readonly CustomFieldDefinition[] = [],
): CustomField[] {
  if (stated === undefined) return current;
  if (stated === null || stated.length === 0) return [];
  const input = stated.map((field) => completed(field, definitions));
  assertNamedOnce(input);
  const places = placesOf(current, input);
  const merged: (CustomField | undefined)[] = [...current];
  for (const [index, given] of input.entries()) {
    const at = places.get(index);
    const kept = (at === undefined ? undefined : current[at]) ?? EMPTY_FIELD;
    const field = given.value === null ? undefined : { ...kept, ...saidOf(given, kept) };
    if (at === undefined) merged.push(field);
    else merged[at] = field;
  }
  const fields = merged.filter((field) => field !== undefined);
  assertCarried(fields);
  return fields;
}

/**
 * A given field with what the organisation has defined of it: one that is named in part (by id, API name or label, or by
 * index where nothing else is said) has the rest of its names too. What nobody defined stays as it is.
 */
function completed(field: GivenField, definitions: readonly CustomFieldDefinition[]): GivenField {
  const known = definitions.find((each) => each.entity === 'salesorder' && samenessOf(each, field));
  if (!known) return field;
  const { id, apiName, label, index } = known;
  const said = Object.entries(field).filter(([, value]) => value !== undefined);
  return { id, apiName, label, ...(index !== undefined && { index }), ...Object.fromEntries(said) };
}

/** Which standing field each given one means, by their places: by id all of them first, then by API name and so on. */
function placesOf(current: CustomField[], input: GivenField[]): Map<number, number> {
  const places = new Map<number, number>();
  const taken = new Set<number>();
  for (const way of ['id', 'apiName', 'label', 'index'] as const) {
    for (const [index, given] of input.entries()) {
      if (places.has(index)) continue;
      const at = current.findIndex((field, place) => !taken.has(place) && samenessOf(field, given) === way);
      if (at < 0) continue;
      places.set(index, at);
      taken.add(at);
    }
  }
  return places;
}

/** An id or an API name names one field: the second of two would silently win. @throws OrderError invalid_value */
function assertNamedOnce(input: NonNullable<LineInput['customFields']>): void {
  const seen = new Set<string>();
  for (const [index, { id, apiName }] of input.entries()) {
    const name = isIdentity(id) ? `id ${id}` : apiName && `api name ${apiName}`;
    if (!name) continue;
    if (seen.has(name))
      throw new OrderError('invalid_value', {
        field: `customFields[${index}]`,
        reason: 'the custom field is named twice',
      });
    seen.add(name);
  }
}

/** The services print 0 where a field has no id. */
const isIdentity = (id: string | undefined): boolean => id !== undefined && id !== '' && id !== '0';

/** Only what is there: what a caller leaves out, or an id that is none, must not forget what stands. */
function saidOf({ id, ...field }: GivenField, standing: CustomField): CustomField {
  const given = isIdentity(id) || !isIdentity(standing.id) ? { id, ...field } : field;
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** By what both are the same field; undefined where they are two. */
function samenessOf(
  standing: Pick<CustomField, 'id' | 'apiName' | 'label' | 'index'>,
  given: GivenField,
): 'id' | 'apiName' | 'label' | 'index' | undefined {
  const when = <Way>(way: Way, isSame: boolean) => (isSame ? way : undefined);
  if (isIdentity(standing.id) && isIdentity(given.id)) return when('id', standing.id === given.id);
  if (standing.apiName && given.apiName) return when('apiName', standing.apiName === given.apiName);
  if (given.label) return when('label', standing.label === given.label);
  const isNamed = isIdentity(given.id) || given.apiName;
  return when('index', !isNamed && given.index !== undefined && standing.index === given.index);
}
