/** What an order has come to, in the words of a shop. */
import { extentOf, isAllShipped, isReturned, paidExtent, standingOf } from '../../domain/derived-status.ts';
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
