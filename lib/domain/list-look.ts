/** Looks into an order for what its row does not say. */
import { compareDecimals, parseDecimal, type Decimal, sum } from './decimal.ts';
import type { Actor } from './caller.ts';
import { extentOf, paidExtent, standingOf } from './derived-status.ts';
import { numericId } from './numeric-id.ts';
import type { SalesOrder } from './order.ts';
import type { Address } from './parties.ts';
import { sortedText } from './sorted-text.ts';
import { adjustmentWithCharges } from './totals.ts';

const actor = ({ id, name }: Actor): string[] => [numericId('user', id), id, name];
const amount = (value: Decimal): string[] => [value];
const optional = (...values: (string | undefined)[]): string[] =>
  values.filter((value) => value !== undefined);
const address =
  (kind: 'billingAddress' | 'shippingAddress', part: keyof Address) =>
  ({ customer }: SalesOrder): string[] =>
    optional(customer[kind]?.[part]);

function packedExtent(order: SalesOrder): string {
  const { quantity, quantityPacked } = standingOf(order);
  return extentOf(quantityPacked, quantity);
}

/** Each may have several values, or none. */
const FACTS = {
  dueDate: ({ dueDate }) => optional(dueDate),
  notes: ({ notes }) => [notes],
  terms: ({ terms }) => [terms],
  currencyCode: ({ currency }) => [currency.code],
  exchangeRate: ({ currency }) => amount(currency.exchangeRate),
  discount: ({ totals }) => amount(totals.discountAmount),
  documentTax: ({ totals }) => amount(totals.documentTaxTotal),
  adjustment: ({ totals, pricing }) => amount(adjustmentWithCharges(totals, pricing.taxInclusive)),
  /** With the taxes of the lines, where they are not in it anyway. */
  subTotal: ({ totals, pricing }) =>
    amount(
      sum([totals.subTotal, ...(pricing.taxInclusive ? [] : totals.lines.map(({ taxAmount }) => taxAmount))]),
    ),
  /** How much of it: none, some or all. */
  paid: (order) => [paidExtent(standingOf(order))],
  packed: (order) => [packedExtent(order)],
  voidedAs: ({ voidedAs }) => optional(voidedAs),
  createdBy: ({ createdBy }) => actor(createdBy),
  modifiedBy: ({ modifiedBy }) => actor(modifiedBy),
  billingStreet: address('billingAddress', 'address'),
  billingCity: address('billingAddress', 'city'),
  billingState: address('billingAddress', 'state'),
  billingZip: address('billingAddress', 'zip'),
  billingCountry: address('billingAddress', 'country'),
  shippingStreet: address('shippingAddress', 'address'),
  shippingCity: address('shippingAddress', 'city'),
  shippingState: address('shippingAddress', 'state'),
  shippingZip: address('shippingAddress', 'zip'),
  shippingCountry: address('shippingAddress', 'country'),
  emails: ({ customer }) => optional(customer.email, ...customer.contactPersons.map(({ email }) => email)),
  phones: ({ customer }) =>
    optional(
      customer.phone,
      ...customer.contactPersons.flatMap(({ phone, mobile }) => [phone, mobile]),
      customer.billingAddress?.phone,
      customer.shippingAddress?.phone,
    ),
} as const satisfies Record<string, (order: SalesOrder) => string[]>;

export interface Look {
  /** A fact of the order, or a field that is carried for one dialect. */
  at: keyof typeof FACTS | { dialect: string; extra: string };
  is: 'given' | 'equal' | 'begins' | 'from' | 'to' | 'above' | 'below';
  value: string;
  /** How values are compared: days and times as text, phone numbers by their digits. */
  as: 'text' | 'number' | 'email' | 'phone';
}

/** True when one of the values is as it is looked for; without a value none is. */
export function looksLike(order: SalesOrder, { at, is, value, as }: Look): boolean {
  const values = typeof at === 'string' ? FACTS[at](order) : carried(order.extras[at.dialect]?.[at.extra]);
  const given = values.filter((each) => each !== '');
  if (is === 'given') return given.length > 0;
  if (is === 'begins') return given.some((each) => plain(each, as).startsWith(plain(value, as)));
  const compare = (each: string) => compared(each, value, as);
  return given.some((each) => {
    const difference = compare(each);
    if (difference === undefined) return false;
    return {
      equal: difference === 0,
      from: difference >= 0,
      to: difference <= 0,
      above: difference > 0,
      below: difference < 0,
    }[is];
  });
}

function compared(left: string, right: string, as: Look['as']): number | undefined {
  if (as === 'number') {
    const [one, other] = [parseDecimal(left), parseDecimal(right)];
    return one === undefined || other === undefined ? undefined : compareDecimals(one, other);
  }
  const [one, other] = [plain(left, as), plain(right, as)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function plain(text: string, as: Look['as']): string {
  if (as === 'phone') return text.replaceAll(/\D/g, '');
  return as === 'email' ? text.trim().toLowerCase() : sortedText(text);
}

/** Of JSON text: a text or number itself, the id and name of a reference. */
function carried(json: string | undefined): string[] {
  if (json === undefined) return [];
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null)
    return value === null ? [] : [typeof value === 'string' ? value : json];
  const { id, name, code } = value as Record<string, unknown>;
  return [id, name, code].filter((part) => typeof part === 'string');
}
