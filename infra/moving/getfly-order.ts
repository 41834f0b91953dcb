/** An order as Getfly answers it -> what is moved in. */
import { decodeOrder } from '../../lib/dialects/getfly/decode-order.ts';
import { compareDecimals, decimal, multiply, subtract, sum } from '../../lib/domain/decimal.ts';
import { FACTS, type Fact } from '../../lib/domain/facts.ts';
import { instant } from '../../lib/domain/identity.ts';
import { rowIfAny } from './inventory-rows.ts';
import type { MovedOrder } from './moved-order.ts';
import { amountOf, amountOrZero, filled, listOf, textOf, timeOf, type Fields } from './wire-values.ts';

/** A time that is told without a zone. */
export const zoned = (time: Fields[string] | undefined, offset: string) =>
  filled(time) ? timeOf(`${textOf(time).replace(' ', 'T')}${offset}`) : undefined;

const STATUSES: Record<string, MovedOrder['status']> = {
  '1': 'draft',
  '2': 'confirmed',
  '3': 'closed',
  '4': 'void',
};
const SHARED = [
  'discount',
  'discount_amount',
  'vat',
  'vat_amount',
  'transport_amount',
  'installation_amount',
];
const OF_ACCOUNTS = ['account_name', 'contact_name', 'account_phone', 'account_email', 'account_address'];
const OF_LINES = [
  'product_code',
  'product_name',
  'unit_name',
  'quantity',
  'price',
  'product_sale_off',
  'cash_discount',
  'note',
];

/** @throws OrderError for what cannot be an order of ours */
export function getflyOrder(order: Fields, offset: string): MovedOrder {
  const lines = listOf(order['order_details']);
  const code = textOf(order['order_code']);
  const customerId = textOf(order['account_id']);
  const body = {
    ...picked(
      order,
      isPercentage(order, lines) ? SHARED.filter((name) => name !== 'discount_amount') : SHARED,
    ),
    current_order_code: code,
    order_code: code,
    order_date: textOf(order['order_date']).slice(0, 10),
    account: withoutBlanks(picked(order, OF_ACCOUNTS)),
    saved_order_details: lines.map((line) => picked(line, OF_LINES)),
    ...(filled(order['assigned_user_name']) && { assigned_username: textOf(order['assigned_user_name']) }),
    ...withoutBlanks(picked(order, ['store_name', 'lading_code'])),
  };
  const { input } = decodeOrder(body);
  const createdAt = zoned(order['created_at'], offset) ?? instant(new Date(textOf(order['order_date'])));
  const items = lines.map((line) => itemOf(line));
  return {
    id: textOf(order['id']),
    dialects: ['getfly'],
    input: {
      ...input,
      customerId,
      lines: input.lines?.map((line, at) => ({ ...line, itemId: items[at]?.id })),
      linesByCode: undefined,
    },
    rows: [
      { kind: 'customer', id: customerId, name: filled(order['account_name']) ?? customerId },
      ...items,
    ].flatMap(rowIfAny),
    lineIds: lines.map((line) => filled(line['id'])),
    status: STATUSES[textOf(order['status'])] ?? 'confirmed',
    carried: {},
    createdAt,
    modifiedAt: zoned(order['updated_at'], offset) ?? createdAt,
    facts: paymentsOf(order),
    figures: {
      total: amountOf(order['real_amount']),
      taxTotal: amountOf(order['vat_amount']),
      itemTotals: lines.map((line) => amountOf(line['amount'])),
      taxes: [],
    },
    comments: [],
    leftOut: [],
  };
}

/** Both are told; the amount would win, and no longer follow the lines. */
function isPercentage(order: Fields, lines: Fields[]): boolean {
  const percent = amountOrZero(order['discount']);
  const subTotal = sum(lines.map((line) => amountOrZero(line['amount'])));
  const worked = multiply(subTotal, multiply(percent, decimal('0.01')));
  const apart = subtract(worked, amountOrZero(order['discount_amount']));
  return (
    percent !== '0' &&
    [apart, subtract(decimal(0), apart)].every((each) => compareDecimals(each, decimal(1)) < 0)
  );
}

const picked = (fields: Fields, names: string[]): Fields =>
  Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));

const withoutBlanks = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => filled(value)));

/** A line without a product is what its name says. */
function itemOf(line: Fields) {
  const id = textOf(line['product_id']);
  if (id === '' || id === '0') return undefined;
  return { kind: 'item', id, name: filled(line['product_name']) ?? id, code: filled(line['product_code']) };
}

/** What was paid is one payment: the service tells no more of it here. */
function paymentsOf(order: Fields): Fact[] {
  const amount = amountOrZero(order['f_amount']);
  if (amount === '0' || amount.startsWith('-')) return [];
  const state = FACTS.payment.state.parse({ id: textOf(order['id']), version: 1, amount });
  return [{ kind: 'payment', state }];
}
