/** CRM's words -> ours, for insert, update and upsert. */
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { boundedJson, decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { asFigure, decodeLines, statedTaxes } from './decode-lines.ts';
import { fieldKinds } from './field-kinds.ts';
import { readable } from './lookup.ts';
import { decodeStatus } from './status-words.ts';
import { WireTaxes } from './wire-line.ts';
import { LONG_TEXT, WireCarried, WireOwned, WireRecord } from './wire.ts';

const CARRIED = Object.keys(WireCarried.def.shape) as (keyof typeof WireCarried.def.shape)[];
const OWNED = new Set(Object.keys(WireOwned.def.shape));
const KNOWN = new Set([...Object.keys(WireRecord.def.shape), ...CARRIED]);

/** @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeOrder(record: Record<string, JsonValue>): OrderInput {
  const body = spelled(record);
  const wire = readWire(WireRecord, body);
  const documentTaxes = readWire(WireTaxes, wire.$line_tax, '$line_tax');
  return {
    number: wire.SO_Number,
    subject: wire.Subject,
    ...status(wire.Status),
    dueDate: wire.Due_Date,
    customerId: account(wire.Account_Name),
    currencyCode: wire.Currency,
    exchangeRate: wire.Exchange_Rate,
    lines: required(decodeLines(wire.Product_Details), 'Product_Details'),
    discount: asFigure(wire.Discount),
    discountsCount: true,
    documentTaxes: documentTaxes && statedTaxes(documentTaxes, '$line_tax'),
    documentTaxAmount: wire.Tax,
    adjustmentWithCharges: wire.Adjustment,
    notes: wire.Description,
    terms: wire.Terms_and_Conditions,
    ...addresses(wire),
    extras: extras(body),
  };
}

/** Product_Details is written in both letter cases. */
function spelled(record: Record<string, JsonValue>): Record<string, JsonValue> {
  const { product_details: lines, ...rest } = record;
  return lines === undefined ? rest : { Product_Details: lines, ...rest };
}

/** Absent is fine here: an insert asks for it elsewhere. @throws OrderError missing_field when it is emptied */
function required<Value>(value: Value | null, field: string): Value {
  if (value === null) throw new OrderError('missing_field', { field });
  return value;
}

/** @throws OrderError missing_field (emptied) | invalid_value (a name without an id) */
function account(lookup: WireRecord['Account_Name']): string | undefined {
  const given = required(lookup, 'Account_Name');
  if (given && !given.id)
    throw new OrderError('invalid_value', { field: 'Account_Name', expected: 'jsonobject' });
  return given?.id;
}

/** A word that is none of ours may be one of the organisation's own. */
function status(word: string | null | undefined): Pick<OrderInput, 'status' | 'statusWord'> {
  if (!word) return {};
  const stated = decodeStatus(word);
  return stated ? { status: stated } : { statusWord: word };
}

function addresses(wire: WireRecord): Pick<OrderInput, 'billingAddress' | 'shippingAddress'> {
  return {
    billingAddress: given({
      address: wire.Billing_Street,
      city: wire.Billing_City,
      state: wire.Billing_State,
      zip: wire.Billing_Code,
      country: wire.Billing_Country,
    }),
    shippingAddress: given({
      address: wire.Shipping_Street,
      city: wire.Shipping_City,
      state: wire.Shipping_State,
      zip: wire.Shipping_Code,
      country: wire.Shipping_Country,
    }),
  };
}

function given<Parts extends object>(parts: Parts): Parts | undefined {
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}

/** Answers name the maker as the owner until another is stated: what comes back as it was read states none. */
function isOwnedByItsMaker({ Owner, Created_By }: Record<string, JsonValue>): boolean {
  return isJsonObject(Owner) && isJsonObject(Created_By) && !!Owner['id'] && Owner['id'] === Created_By['id'];
}

/** Carried fields as they were read, unknown ones as they came. */
function extras(record: Record<string, JsonValue>): OrderInput['extras'] {
  const body = isOwnedByItsMaker(record) ? { ...record, Owner: null } : record;
  const wire = readWire(WireCarried, body);
  const carried = CARRIED.filter((name) => wire[name] !== undefined).map((name): [string, string | null] => {
    const value = wire[name];
    if (value === null) return [name, null];
    // A decimal is a JSON number as it stands.
    const isNumber = fieldKinds.get(WireCarried.def.shape[name])?.jsonType === 'double';
    if (isNumber) return [name, String(value)];
    return [name, boundedJson(typeof value === 'object' ? readable(value) : value, name, LONG_TEXT)];
  });
  const visible = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('$')));
  const unknown = decodeExtras('zoho-crm', visible, KNOWN, OWNED)?.['zoho-crm'];
  const all = { ...unknown, ...Object.fromEntries(carried) };
  return Object.keys(all).length === 0 ? undefined : { 'zoho-crm': all };
}
