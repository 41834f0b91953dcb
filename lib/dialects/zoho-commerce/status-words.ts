/** What an order has come to, in the words of a shop. */
import { extentOf, standingOf } from '../../domain/derived-status.ts';
import type { SalesOrder } from '../../domain/order.ts';

/** pending, confirmed, completed, returned, cancelled or declined. */
export function orderStatus(order: SalesOrder): string {
  if (order.status === 'draft') return 'pending';
  if (order.status === 'confirmed') return 'confirmed';
  if (order.status === 'void') return order.voidedAs === 'cancelled' ? 'cancelled' : 'declined';
  return isReturned(order) ? 'returned' : 'completed';
}

/** paid, unpaid, refunded (what was paid has been taken back), cancelled or declined. */
export function invoicedStatus(order: SalesOrder): string {
  if (order.status === 'void') return orderStatus(order);
  const { paid, total } = standingOf(order);
  const extent = extentOf(paid, total);
  if (extent === 'none' && order.progress.removed.some(({ kind }) => kind === 'payment')) return 'refunded';
  return extent === 'all' ? 'paid' : 'unpaid';
}

/** pending, processing (packed, or partly on its way), shipped, delivered or returned. */
export function shippedStatus(order: SalesOrder): string {
  if (isReturned(order)) return 'returned';
  const { quantity, quantityPacked, quantityShipped } = standingOf(order);
  const shipped = extentOf(quantityShipped, quantity);
  const { shipments } = order.progress;
  if (shipped === 'all') {
    const isDelivered = shipments.length > 0 && shipments.every(({ delivery }) => delivery === 'delivered');
    return isDelivered ? 'delivered' : 'shipped';
  }
  const isPacked = extentOf(quantityPacked, quantity) !== 'none';
  return shipped === 'some' || isPacked ? 'processing' : 'pending';
}

function isReturned({ progress: { shipments } }: SalesOrder): boolean {
  return shipments.length > 0 && shipments.every(({ delivery }) => delivery === 'returned');
}
