/** Statuses that follow from facts: one pure function over quantities and money, never stored. */
import { compareDecimals, isZero, sum, type Decimal } from './decimal.ts';
import { sumQuantity } from './order-row.ts';
import type { OrderStatus, SalesOrder } from './order.ts';
import { hasLeft } from './progress.ts';
import type { OrganizationSettings } from './settings.ts';

type Extent = 'none' | 'some' | 'all';

export interface Quantities {
  quantity: Decimal;
  quantityInvoiced: Decimal;
  quantityPacked: Decimal;
  quantityShipped: Decimal;
}

/** What an order has come to; shipping outranks invoicing where both apply. */
export const STAGES = [
  'draft',
  'confirmed',
  'partially_invoiced',
  'invoiced',
  'partially_shipped',
  'shipped',
  'fulfilled',
  'closed',
  'void',
] as const;
export type Stage = (typeof STAGES)[number];

/** Everything that statuses are derived from. */
interface Standing extends Quantities {
  status: OrderStatus;
  total: Decimal;
  paid: Decimal;
}

interface DerivedStatuses {
  stage: Stage;
  invoiced: Extent;
  packed: Extent;
  shipped: Extent;
  paid: Extent;
  /** The order is confirmed and done, by the organisation's rule: its next version is closed. */
  closes: boolean;
}

/** The statuses of an order that stands like this. */
export function deriveStatuses(
  standing: Standing,
  closeWhen: OrganizationSettings['closeWhen'],
): DerivedStatuses {
  const { quantity, quantityInvoiced, quantityPacked, quantityShipped } = standing;
  const invoiced = extentOf(quantityInvoiced, quantity);
  const shipped = extentOf(quantityShipped, quantity);
  const isDone = {
    invoiced: invoiced === 'all',
    shipped: shipped === 'all',
    invoiced_and_shipped: invoiced === 'all' && shipped === 'all',
  };
  return {
    stage: stageOf(standing),
    invoiced,
    packed: extentOf(quantityPacked, quantity),
    shipped,
    paid: extentOf(standing.paid, standing.total),
    closes: standing.status === 'confirmed' && isDone[closeWhen],
  };
}

/** How an order stands: its lines added up, its payments added up. */
export function standingOf(order: SalesOrder): Standing {
  const { status, lines, totals, progress } = order;
  return {
    status,
    quantity: sumQuantity(lines, 'quantity'),
    quantityInvoiced: sumQuantity(lines, 'quantityInvoiced'),
    quantityPacked: sumQuantity(lines, 'quantityPacked'),
    quantityShipped: sumQuantity(lines, 'quantityShipped'),
    total: totals.total,
    paid: sum(progress.payments.map(({ amount }) => amount)),
  };
}

/** How much of what was ordered (or owed) is done. Nothing done is nothing, whatever was ordered. */
export function extentOf(done: Decimal, ordered: Decimal): Extent {
  if (isZero(done)) return 'none';
  return compareDecimals(done, ordered) >= 0 ? 'all' : 'some';
}

/** What orders of a status may have come to. */
export const STAGES_OF: Record<OrderStatus, Stage[]> = {
  draft: ['draft'],
  confirmed: ['confirmed', 'partially_invoiced', 'invoiced', 'partially_shipped', 'shipped'],
  closed: ['closed', 'fulfilled'],
  void: ['void'],
};

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
export function isDelivered(order: SalesOrder): boolean {
  return order.status === 'closed' || stageOf(standingOf(order)) === 'shipped';
}

/** True once anything is on its way, also when its package is not known yet. */
export function hasShipped({ lines, progress }: SalesOrder): boolean {
  return progress.shipments.some(hasLeft) || lines.some((line) => !isZero(line.quantityShipped));
}
