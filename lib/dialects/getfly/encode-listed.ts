/** An order as Getfly's lists and its page by id show it: flat, with the lines beside it. */
import { isZero, sum } from '../../domain/decimal.ts';
import { paidExtent, standingOf } from '../../domain/derived-status.ts';
import { localTime } from '../../domain/local-time.ts';
import { lineCode, type OrderLine, type SalesOrder } from '../../domain/order.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { numericId } from '../../domain/numeric-id.ts';
import { orderIdIn } from '../leaves/ids.ts';
import { numeric, rawJson } from '../leaves/json.ts';
import { encodeLine, encodeOrder } from './encode-order.ts';
import { PAYMENT_LABELS, STATUS_LABELS, STATUS_NUMBERS } from './status-words.ts';

/** Times are on the clock of the time zone. */
export function encodeListed(order: SalesOrder, timeZone: string): Record<string, unknown> {
  const { totals, lines } = order;
  const standing = standingOf(order);
  const paid = paidExtent(standing);
  const { discount, discount_amount, vat, transport_amount, installation_amount } = encodeOrder(order);
  const timeOf = (moment: string) => localTime(timeZone, new Date(moment)).replace('T', ' ');
  return {
    id: rawJson(orderIdIn('getfly', order)),
    order_code: order.number,
    real_amount: numeric(totals.total),
    f_amount: numeric(standing.paid),
    discount,
    discount_amount,
    vat,
    vat_amount: numeric(totals.taxTotal),
    transport_amount,
    installation_amount,
    ...encodeAccount(order),
    order_date: order.date,
    created_at: timeOf(order.createdAt),
    updated_at: timeOf(order.modifiedAt),
    status: STATUS_NUMBERS[order.status],
    status_label: STATUS_LABELS[order.status],
    payment_status: PAYMENT_LABELS[paid],
    has_pay_off: paid === 'all' ? 1 : 0,
    ...encodeCarried(order),
    order_details: lines.map((line, index) => encodeDetail(line, totals.lines[index])),
  };
}

function encodeAccount({ customer }: SalesOrder): Record<string, unknown> {
  const [person] = customer.contactPersons;
  return {
    account_id: idOf('customer', customer.id),
    account_code: customer.id,
    account_name: customer.name,
    account_email: customer.email ?? '',
    account_phone: customer.phone ?? '',
    account_address: customer.billingAddress?.address ?? '',
    contact_name: customer.contactName ?? [person?.firstName, person?.lastName].filter(Boolean).join(' '),
    contact_phone: person?.mobile ?? person?.phone ?? '',
    contact_email: person?.email ?? '',
  };
}

/** What only this wire says of an order, under the names that it is read by; else of the sales person. */
function encodeCarried({ extras, salesperson }: SalesOrder): Record<string, unknown> {
  const carried = encodeExtras('getfly', extras);
  return {
    assigned_user: carried['assigned_user'] ?? (salesperson?.id ? idOf('salesperson', salesperson.id) : 0),
    assigned_user_name: carried['assigned_username'] ?? salesperson?.name ?? '',
    store_id: carried['store_id'] ?? 0,
    store_name: carried['store_name'] ?? '',
    lading_code: carried['lading_code'] ?? '',
    lading_status: '',
    lading_status_title: '',
    tracking_url: '',
    custom_fields: carried['custom_fields'] ?? {},
  };
}

function encodeDetail(line: OrderLine, totals: LineTotals | undefined): Record<string, unknown> {
  const { product_code: _, amount, ...shared } = encodeLine(line, totals);
  return {
    ...shared,
    id: rawJson(line.id),
    product_id: line.itemId ? idOf('item', line.itemId) : 0,
    product_code: lineCode(line),
    vat: numeric(line.taxes.length > 0 ? sum(line.taxes.map(({ percent }) => percent)) : undefined),
    vat_amount: numeric(totals?.taxAmount),
    amount,
    origin_amount: numeric(
      totals && !isZero(totals.discountAmount)
        ? sum([totals.itemTotal, totals.discountAmount])
        : totals?.itemTotal,
    ),
    services: 0,
    product_avatar: '',
  };
}

const idOf = (kind: 'customer' | 'item' | 'salesperson', id: string) => rawJson(numericId(kind, id));

/** The fields that are asked for, and always the id; all of them when none is named. Parts of the lines stand for the lines. */
export function picked(row: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const named = (query.get('fields') ?? '').split(',').map((name) => name.trim().replace(/\..*/s, ''));
  const wanted = new Set(named.filter((name) => name !== ''));
  if (wanted.size === 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || wanted.has(name)));
}
