/** Statuses that follow from facts: one pure function over quantities, never stored. */
import { compareDecimals, isZero, type Decimal } from './decimal.ts';
import { sumQuantity } from './order-row.ts';
import type { OrderStatus, SalesOrder } from './order.ts';

export type Extent = 'none' | 'some' | 'all';

export interface Quantities {
  quantity: Decimal;
  quantityInvoiced: Decimal;
  quantityPacked: Decimal;
  quantityShipped: Decimal;
}

/** How much of the ordered quantity is done. Nothing ordered is nothing done. */
export function extentOf(done: Decimal, ordered: Decimal): Extent {
  if (isZero(done)) return 'none';
  return compareDecimals(done, ordered) >= 0 ? 'all' : 'some';
}

/** What an order has come to; shipping outranks invoicing where both apply. */
export type Stage =
  | 'draft'
  | 'confirmed'
  | 'partially_invoiced'
  | 'invoiced'
  | 'partially_shipped'
  | 'shipped'
  | 'fulfilled'
  | 'closed'
  | 'void';

export function stageOf({ status, ...quantities }: Quantities & { status: OrderStatus }): Stage {
  const shipped = extentOf(quantities.quantityShipped, quantities.quantity);
  if (status === 'closed') return shipped === 'all' ? 'fulfilled' : 'closed';
  if (status !== 'confirmed') return status;
  if (shipped !== 'none') return shipped === 'all' ? 'shipped' : 'partially_shipped';
  const invoiced = extentOf(quantities.quantityInvoiced, quantities.quantity);
  if (invoiced !== 'none') return invoiced === 'all' ? 'invoiced' : 'partially_invoiced';
  return 'confirmed';
}

/** Closed, or confirmed with everything shipped. */
export function isDelivered({ status, lines }: SalesOrder): boolean {
  const stage = stageOf({
    status,
    quantity: sumQuantity(lines, 'quantity'),
    quantityInvoiced: sumQuantity(lines, 'quantityInvoiced'),
    quantityPacked: sumQuantity(lines, 'quantityPacked'),
    quantityShipped: sumQuantity(lines, 'quantityShipped'),
  });
  return status === 'closed' || stage === 'shipped';
}
