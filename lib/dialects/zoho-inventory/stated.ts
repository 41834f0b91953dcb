/** What a body states of a row's fields, over what stands there. */
import type { OwnFieldRow } from '../../domain/reference.ts';
import { OrderError } from '../../domain/order-error.ts';
import { boundedJson } from '../leaves/extras.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { integer, readWire, text } from '../leaves/leaves.ts';
import { shownId } from '../leaves/ids.ts';
import * as z from 'zod/mini';
import type { Fields } from './request.ts';

const VALUE_AT_MOST = 10_000;

/** The fields of a row that a body states, by our names; those that it leaves out stay. */
export function over<Row extends object>(row: Row, given: { [Name in keyof Row]?: Row[Name] | null }): Row {
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(stated.map(([name, value]) => [name, value ?? undefined])) };
}

export const WireOwnField = z.looseObject({
  customfield_id: text(100),
  index: integer(),
  label: text(),
  api_name: text(100),
  placeholder: text(100),
});

/** A value of a field of the organisation's own; without one, the field is forgotten. */
interface StatedField {
  field: Omit<OwnFieldRow, 'value'>;
  value?: string;
}

/** `custom_fields`, `custom_field_hash` and `cf_…` keys beside the others. @throws OrderError invalid_value */
export function statedOwnFields(fields: Fields): StatedField[] {
  const listed = fields['custom_fields'];
  if (listed !== undefined && listed !== null && !Array.isArray(listed))
    throw new OrderError('invalid_value', { field: 'custom_fields', expected: 'a list' });
  const hash = isJsonObject(fields['custom_field_hash']) ? fields['custom_field_hash'] : {};
  const named = Object.entries({ ...fields, ...hash }).filter(([name]) => /^cf_\w{1,90}$/.test(name));
  return [
    ...(listed ?? []).map(listedField),
    ...named.map(([name, value]) => statedField({ apiName: name }, value, name)),
  ];
}

function listedField(entry: JsonValue, at: number): StatedField {
  const where = `custom_fields[${at}]`;
  if (!isJsonObject(entry)) throw new OrderError('invalid_value', { field: where, expected: 'an object' });
  const { customfield_id, index, label, api_name, placeholder } = readWire(WireOwnField, entry, where);
  const field = {
    id: customfield_id ?? undefined,
    index: index ?? undefined,
    label: label ?? undefined,
    apiName: api_name ?? placeholder ?? undefined,
  };
  return statedField(field, entry['value'], where);
}

function statedField(field: StatedField['field'], value: JsonValue | undefined, where: string): StatedField {
  if (value === undefined || value === null || value === '') return { field };
  return { field, value: boundedJson(value, where, VALUE_AT_MOST) };
}

/** Fields stay that are not named; a name is an id, an API name, a label or a place. */
export function withOwnFields(before: OwnFieldRow[] = [], stated: StatedField[]): OwnFieldRow[] | undefined {
  const fields = [...before];
  for (const { field, value } of stated) {
    const at = fields.findIndex((known) => isSameField(known, field));
    const next = { ...fields[at], ...defined(field), value };
    if (value === undefined) fields.splice(at === -1 ? fields.length : at, 1);
    else if (at === -1) fields.push(next);
    else fields[at] = next;
  }
  return fields.length === 0 ? undefined : fields;
}

function isSameField(known: OwnFieldRow, { id, apiName, label, index }: StatedField['field']): boolean {
  if (id !== undefined && known.id !== undefined) return shownId('field', known.id) === shownId('field', id);
  if (apiName !== undefined && known.apiName !== undefined) return known.apiName === apiName;
  if (label !== undefined && known.label !== undefined) return known.label === label;
  return index !== undefined && known.index === index;
}

const defined = <Value extends object>(value: Value): Partial<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Partial<Value>;
