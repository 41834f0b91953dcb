/** The kinds of fields that records consist of: how each is read, and what field metadata says of it. */
import * as z from 'zod/mini';
import { date, decimal, discount, text } from '../leaves/leaves.ts';
import { lookupValue } from './lookup.ts';

/** What field metadata says of a field beyond its name. */
export interface FieldKind {
  dataType: string;
  jsonType: string;
  length: number;
  mandatory?: boolean;
  readOnly?: boolean;
  lookup?: string;
  values?: readonly string[];
  returnType?: string;
}

/** The kind of every described schema. */
export const fieldKinds = z.registry<FieldKind>();

function described<Schema extends z.ZodMiniType>(schema: Schema, kind: FieldKind): Schema {
  fieldKinds.add(schema, kind);
  return schema;
}

type Also = Pick<FieldKind, 'mandatory' | 'readOnly'>;

export const textField = (length: number, also: Also = {}) =>
  described(text(length), { dataType: 'text', jsonType: 'string', length, ...also });

export const longTextField = (length: number) =>
  described(text(length), { dataType: 'textarea', jsonType: 'string', length });

/** Values are told to clients; a picklist of another organisation's making may hold others. */
export const picklistField = (values: readonly string[]) =>
  described(text(120), { dataType: 'picklist', jsonType: 'string', length: 120, values });

export const dateField = () => described(date(), { dataType: 'date', jsonType: 'string', length: 20 });

export const moneyField = () =>
  described(decimal(), { dataType: 'currency', jsonType: 'double', length: 16 });

/** Money, or a percentage when it ends in %. */
export const discountField = () =>
  described(discount(), { dataType: 'currency', jsonType: 'double', length: 16 });

export const numberField = () => described(decimal(), { dataType: 'double', jsonType: 'double', length: 16 });

export const lookupField = (module: string, also: Also = {}) =>
  described(lookupValue(), {
    dataType: 'lookup',
    jsonType: 'jsonobject',
    length: 120,
    lookup: module,
    ...also,
  });

export const ownerField = () =>
  described(lookupValue(), { dataType: 'ownerlookup', jsonType: 'jsonobject', length: 120 });

export const listField = (also: Also = {}) =>
  described(z.optional(z.unknown()), { dataType: 'subform', jsonType: 'jsonarray', length: 2000, ...also });

/** Fields that are ours to set: answered, and ignored in requests. */
export const owned = (dataType: string, jsonType = 'string', returnType?: string) =>
  described(z.unknown(), { dataType, jsonType, length: 120, readOnly: true, returnType });
