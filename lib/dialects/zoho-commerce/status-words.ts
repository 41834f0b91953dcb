/** What an order has come to, in the words of a shop. */
import {
  extentOf,
  isAllShipped,
  isReturned,
  paidExtent,
  stageOf,
  standingOf,
} from '../../domain/derived-status.ts';
import type { SalesOrder } from '../../domain/order.ts';

/** pending, confirmed, completed, returned, cancelled or declined. */
export function orderStatus(order: SalesOrder): string {
  if (order.status === 'draft') return 'pending';
  if (order.status === 'void') return order.voidedAs === 'cancelled' ? 'cancelled' : 'declined';
  if (isReturned(order)) return 'returned';
  return order.status === 'closed' ? 'completed' : 'confirmed';
}

/** paid, unpaid, refunded (what was paid has been taken back), cancelled or declined. */
export function invoicedStatus(order: SalesOrder): string {
  if (order.status === 'void') return orderStatus(order);
  const extent = paidExtent(standingOf(order));
  if (extent === 'none' && order.progress.removed.some(({ kind }) => kind === 'payment')) return 'refunded';
  return extent === 'all' ? 'paid' : 'unpaid';
}

/** pending, processing (packed, or partly on its way), shipped, delivered or returned. */
export function shippedStatus(order: SalesOrder): string {
  if (isReturned(order)) return 'returned';
  const { quantity, quantityPacked, quantityShipped } = standingOf(order);
  const { shipments } = order.progress;
  if (isAllShipped({ quantity, quantityShipped })) {
    const isDelivered = shipments.length > 0 && shipments.every(({ delivery }) => delivery === 'delivered');
    return isDelivered ? 'delivered' : 'shipped';
  }
  const isBegun = [quantityPacked, quantityShipped].some((done) => extentOf(done, quantity) !== 'none');
  return isBegun ? 'processing' : 'pending';
}

/** The words of lists, which are others; where none applies it is null. */
export function listedStatuses(order: SalesOrder): Record<string, unknown> {
  const isVoid = order.status === 'void';
  return {
    order_status: listedStatus(order),
    invoiced_status: isVoid ? null : invoicedWord(order),
    paid_status: isVoid ? null : PAID[paidExtent(standingOf(order))],
    shipped_status: isVoid ? null : shippedWord(order),
    return_status: returnWord(order),
    return_shipment_status: isReturned(order) ? 'received' : null,
    refund_status: refundWord(order),
    is_return_waiting_for_approval: false,
    is_cancel_item_waiting_for_approval: false,
  };
}

const PAID = { none: 'unpaid', some: 'partially_paid', all: 'paid' } as const;

/** pending, confirmed, closed, void or cancelled. */
function listedStatus(order: SalesOrder): string {
  if (order.status === 'draft' || order.voidedAs === 'cancelled') return orderStatus(order);
  return order.status;
}

/** partially_invoiced, invoiced, or paid when all of it is paid too. */
function invoicedWord(order: SalesOrder): string | null {
  const standing = standingOf(order);
  const extent = extentOf(standing.quantityInvoiced, standing.quantity);
  if (extent === 'none') return null;
  if (extent === 'some') return 'partially_invoiced';
  return paidExtent(standing) === 'all' ? 'paid' : 'invoiced';
}

/** pending, partially_shipped, shipped or fulfilled. */
function shippedWord(order: SalesOrder): string {
  const stage = stageOf(standingOf(order));
  return stage === 'partially_shipped' || stage === 'shipped' || stage === 'fulfilled' ? stage : 'pending';
}

function returnWord(order: SalesOrder): string | null {
  if (isReturned(order)) return 'returned';
  return order.progress.shipments.some(({ delivery }) => delivery === 'returned')
    ? 'partially_returned'
    : null;
}

/** What was paid has been taken back, all of it or a part. */
function refundWord(order: SalesOrder): string | null {
  if (!order.progress.removed.some(({ kind }) => kind === 'payment')) return null;
  return order.progress.payments.length === 0 ? 'refunded' : 'partially_refunded';
}
