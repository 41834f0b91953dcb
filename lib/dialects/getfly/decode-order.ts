/** Getfly's words -> ours. */
import { ZERO } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { DiscountInput, OrderInput, SoleTaxInput } from '../../domain/order-input.ts';
import { boundedJson, decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import type { JsonValue } from '../leaves/json.ts';
import { accountFacts, customerOf } from './decode-account.ts';
import { decodeLines } from './decode-lines.ts';
import { CARRIED, LONG_TEXT, OWNED_FIELDS, WireCarried, WireOrder, WirePayment, WireTerm } from './wire.ts';

const KNOWN = new Set([...Object.keys(WireOrder.def.shape), ...CARRIED]);
/** The charge that `installation_amount` is. */
export const INSTALLATION = 'Installation';
const VAT = 'VAT';

type Body = Record<string, JsonValue>;

/** A change of the order that the body names by its code. @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeOrder(body: Body): { number: string; input: OrderInput } {
  const wire = readWire(WireOrder, body);
  if (!wire.current_order_code) throw new OrderError('missing_field', { field: 'current_order_code' });
  return { number: wire.current_order_code, input: decodeFields(wire, body) };
}

/** A change of an order that is named elsewhere. @throws as `decodeOrder` */
export const decodeChange = (body: Body): OrderInput => decodeFields(readWire(WireOrder, body), body);

/** A new order. @throws as `decodeOrder` */
export function decodeNew(body: Body): OrderInput {
  const wire = readWire(WireOrder, body);
  const { order_code, is_auto_approve: isApproved } = wire;
  const fields = decodeFields(wire, body);
  return {
    ...fields,
    number: order_code || undefined,
    date: fields.date ?? undefined,
    ...customerOf(wire),
    ...(isApproved && { status: 'confirmed' }),
  };
}

function decodeFields(wire: WireOrder, body: Body): OrderInput {
  const lines = decodeLines(wire.saved_order_details);
  return {
    number: wire.order_code,
    ...(wire.order_date === null ? { date: null } : wire.order_date),
    ...accountFacts(wire),
    ...(lines && { lines, linesByCode: true }),
    terms: terms(wire.order_terms),
    discount: discount(wire),
    discountsCount: true,
    soleTax: vat(wire),
    shippingCharge: wire.transport_amount,
    ...(wire.installation_amount !== undefined && {
      charges: [{ name: INSTALLATION, amount: wire.installation_amount }],
    }),
    payments: payments(wire.saved_sale_order_payments),
    extras: extras(body),
  };
}

/** The amount wins over the percentage, and may be the figure that we showed; an amount of 0 beside a percentage is none. */
function discount({ discount: percent, discount_amount: stated }: WireOrder): DiscountInput | undefined {
  const amount = amountBeside(percent, stated);
  if (amount) return { kind: 'figure', value: amount };
  if (percent && percent !== ZERO) return { kind: 'percent', value: percent };
  return amount === undefined && percent === undefined ? undefined : { kind: 'figure', value: ZERO };
}

/** Clients that reckon in percentages send 0 as the amount. */
function amountBeside(percent: Amount, amount: Amount): Amount {
  return amount === ZERO && percent && percent !== ZERO ? undefined : amount;
}

type Amount = WireOrder['discount'];

function vat({ vat: percent, vat_amount: stated }: WireOrder): SoleTaxInput | undefined {
  const amount = amountBeside(percent, stated);
  return percent === undefined && amount === undefined ? undefined : { name: VAT, percent, amount };
}

/** One line of the order's terms each. */
function terms(entries: unknown[] | null | undefined): string | null | undefined {
  if (!entries) return entries;
  const lines = entries.map((entry, index) => readWire(WireTerm, entry, `order_terms[${index}]`));
  const text = lines.map(({ term_content }) => term_content ?? '').join('\n');
  if (text.length <= LONG_TEXT) return text;
  throw new OrderError('invalid_value', { field: 'order_terms', maximumLength: LONG_TEXT });
}

function payments(entries: unknown[] | null | undefined): OrderInput['payments'] {
  return entries?.map((entry, index) => {
    const field = `saved_sale_order_payments[${index}]`;
    const wire = readWire(WirePayment, entry, field);
    if (!wire.amount) throw new OrderError('missing_field', { field: `${field}.amount` });
    return {
      mode: wire.method_name?.trim() ?? '',
      amount: wire.amount,
      date: wire.pay_date ?? undefined,
      description: wire.description?.trim() ?? '',
    };
  });
}

function extras(body: Record<string, JsonValue>): OrderInput['extras'] {
  const wire = readWire(WireCarried, body);
  const carried = CARRIED.filter((name) => wire[name] !== undefined).map((name): [string, string | null] => {
    const value = wire[name];
    return [name, value === null ? null : boundedJson(value, name, LONG_TEXT)];
  });
  const unknown = decodeExtras('getfly', body, KNOWN, OWNED_FIELDS)?.['getfly'];
  const all = { ...unknown, ...Object.fromEntries(carried) };
  return Object.keys(all).length === 0 ? undefined : { getfly: all };
}
