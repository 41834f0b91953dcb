/** Our order -> the shape of an update, so that what is read can be changed and sent back. */
import { isZero, ONE } from '../../domain/decimal.ts';
import { lineCode, solePercent, type OrderLine, type SalesOrder } from '../../domain/order.ts';
import type { Payment } from '../../domain/progress.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { orderIdIn } from '../leaves/ids.ts';
import { numeric, rawJson } from '../leaves/json.ts';
import { INSTALLATION } from './decode-order.ts';
import { CARRIED } from './wire.ts';

const NOTHING_CARRIED = Object.fromEntries(CARRIED.map((name) => [name, '']));

export function encodeOrder(order: SalesOrder): Record<string, unknown> {
  const { totals, pricing, lines, progress } = order;
  const isPercent = pricing.discount?.kind === 'percent' && !isZero(totals.discountAmount);
  const installation = totals.charges.find(({ name }) => name === INSTALLATION);
  return {
    ...NOTHING_CARRIED,
    ...encodeExtras('getfly', order.extras),
    ...encodeNames(order),
    current_order_code: order.number,
    account: encodeAccount(order),
    order_date: order.date,
    order_status: order.status,
    currency_code: order.currency.code,
    saved_order_details: lines.map((line, index) => encodeLine(line, totals.lines[index])),
    order_terms: order.terms === '' ? [] : order.terms.split('\n').map((term_content) => ({ term_content })),
    sub_total: numeric(totals.subTotal),
    discount: numeric(isPercent ? pricing.discount?.value : undefined),
    discount_amount: numeric(totals.discountAmount),
    vat: numeric(solePercent(order)),
    vat_amount: numeric(totals.taxTotal),
    transport_amount: numeric(totals.shipping.amount),
    installation_amount: numeric(installation?.amount),
    total: numeric(totals.total),
    saved_sale_order_payments: progress.payments.map(encodePayment),
  };
}

/** Getfly's clients read a number; ours are below 2^53. */
export function encodeNames(order: SalesOrder): Record<string, unknown> {
  return { order_id: rawJson(orderIdIn('getfly', order)), order_code: order.number };
}

function encodeAccount({ customer }: SalesOrder): Record<string, string> {
  return {
    account_name: customer.name,
    contact_name: customer.contactName ?? '',
    account_phone: customer.phone ?? '',
    account_email: customer.email ?? '',
    account_address: customer.billingAddress?.address ?? '',
  };
}

/** `product_sale_off`: the percentage, or the flag where there is none; a percentage of 1 reads as the flag, and means the same. */
export function encodeLine(line: OrderLine, totals: LineTotals | undefined): Record<string, unknown> {
  const isDiscounted = totals !== undefined && !isZero(totals.discountAmount);
  const flag = isDiscounted ? ONE : undefined;
  return {
    ...encodeExtras('getfly', line.extras),
    product_code: lineCode(line),
    product_name: line.name,
    unit_name: line.unit,
    quantity: numeric(line.quantity),
    price: numeric(line.rate),
    product_sale_off: numeric(isDiscounted && line.discount?.kind === 'percent' ? line.discount.value : flag),
    cash_discount: numeric(totals?.discountAmount),
    amount: numeric(totals?.itemTotal),
    note: line.description,
  };
}

function encodePayment({ mode, amount, description, date }: Payment): Record<string, unknown> {
  return { method_name: mode, amount: numeric(amount), description, pay_date: date ?? '' };
}
