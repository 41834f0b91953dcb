/** Statuses that follow from facts: pure functions over quantities and money, never stored. */
import { compareDecimals, isZero, subtract, sum, ZERO, type Decimal } from './decimal.ts';
import { sumQuantity } from './order-row.ts';
import type { Approval } from './approval.ts';
import type { OrderStatus } from './order-status.ts';
import type { SalesOrder } from './order.ts';
import { isAway } from './progress.ts';
import type { OrganizationSettings } from './settings.ts';

export type Extent = 'none' | 'some' | 'all';

export interface Quantities {
  quantity: Decimal;
  quantityInvoiced: Decimal;
  quantityPacked: Decimal;
  quantityShipped: Decimal;
}

/** What an order has come to; shipping outranks invoicing where both apply. */
export const STAGES = [
  'draft',
  'pending_approval',
  'approved',
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

/** Where an order stands by its own status. */
export interface Stand {
  status: OrderStatus;
  approval?: Approval;
}

/** Everything that statuses are derived from. */
export interface Standing extends Quantities, Stand {
  total: Decimal;
  paid: Decimal;
}

/** How an order stands: its lines added up, its payments added up. */
export function standingOf(order: SalesOrder): Standing {
  const { status, approval, lines, totals, progress } = order;
  return {
    status,
    approval,
    quantity: sumQuantity(lines, 'quantity'),
    quantityInvoiced: sumQuantity(lines, 'quantityInvoiced'),
    quantityPacked: sumQuantity(lines, 'quantityPacked'),
    quantityShipped: sumQuantity(lines, 'quantityShipped'),
    total: totals.total,
    paid: sum(progress.payments.map(({ amount }) => amount)),
  };
}

/** How much of what was ordered is done. Nothing done is nothing, whatever was ordered. */
export function extentOf(done: Decimal, ordered: Decimal): Extent {
  if (isZero(done)) return 'none';
  return compareDecimals(done, ordered) >= 0 ? 'all' : 'some';
}

/** What orders of a status may have come to. */
export const STAGES_OF: Record<OrderStatus, Stage[]> = {
  draft: ['draft', 'pending_approval', 'approved'],
  confirmed: ['confirmed', 'partially_invoiced', 'invoiced', 'partially_shipped', 'shipped'],
  closed: ['closed', 'fulfilled'],
  void: ['void'],
};

/** How much of the total is paid; more than all is all. Of a confirmed order with nothing to pay, all. */
export function paidExtent({ status, total, paid }: Pick<Standing, 'status' | 'total' | 'paid'>): Extent {
  const owesNothing = (status === 'confirmed' || status === 'closed') && compareDecimals(total, ZERO) <= 0;
  return owesNothing ? 'all' : extentOf(paid, total);
}

/** What is left to pay, in the order's currency: total - payments; below 0 when more was paid. */
export function balanceOf({ total, paid }: Pick<Standing, 'total' | 'paid'>): Decimal {
  return subtract(total, paid);
}

export function stageOf({ status, approval, ...quantities }: Quantities & Stand): Stage {
  const shipped = extentOf(quantities.quantityShipped, quantities.quantity);
  if (status === 'closed') return shipped === 'all' ? 'fulfilled' : 'closed';
  if (status !== 'confirmed') return ownStage({ status, approval });
  if (shipped !== 'none') return shipped === 'all' ? 'shipped' : 'partially_shipped';
  const invoiced = extentOf(quantities.quantityInvoiced, quantities.quantity);
  if (invoiced !== 'none') return invoiced === 'all' ? 'invoiced' : 'partially_invoiced';
  return 'confirmed';
}

/** The stage without what is invoiced or shipped; a draft that was rejected is a draft again. */
export function ownStage({ status, approval }: Stand): Stage {
  if (status !== 'draft') return status;
  if (approval === 'pending') return 'pending_approval';
  return approval === 'approved' ? approval : status;
}

/** True when an order is done, by the organisation's rule. */
export function isDone(
  { quantity, quantityInvoiced, quantityShipped }: Quantities,
  closeWhen: OrganizationSettings['closeWhen'],
): boolean {
  const isInvoiced = extentOf(quantityInvoiced, quantity) === 'all';
  const isShipped = isAllShipped({ quantity, quantityShipped });
  return { invoiced: isInvoiced, shipped: isShipped, invoiced_and_shipped: isInvoiced && isShipped }[
    closeWhen
  ];
}

export function isAllShipped(standing: Pick<Quantities, 'quantity' | 'quantityShipped'>): boolean {
  return extentOf(standing.quantityShipped, standing.quantity) === 'all';
}

/** What is neither invoiced nor shipped yet, counted once for each. */
export function openQuantity({ quantity, quantityInvoiced, quantityShipped }: Quantities): Decimal {
  return sum([subtract(quantity, quantityInvoiced), subtract(quantity, quantityShipped)]);
}

/** Closed, or confirmed with everything shipped. */
export function isDelivered(order: SalesOrder): boolean {
  return order.status === 'closed' || stageOf(standingOf(order)) === 'shipped';
}

/** True while anything is on its way or with the customer, also when its package is not known. */
export function hasShipped({ lines, progress }: SalesOrder): boolean {
  return progress.shipments.some(isAway) || lines.some((line) => !isZero(line.quantityShipped));
}

/** True once an invoice stands. */
export function hasInvoice({ lines, progress }: SalesOrder): boolean {
  return progress.invoices.length > 0 || lines.some((line) => !isZero(line.quantityInvoiced));
}

/** True when all that was ordered has been shipped and has come back. */
export function isReturned({ lines, progress }: SalesOrder): boolean {
  const { shipments, packages } = progress;
  if (shipments.length === 0 || shipments.some(({ delivery }) => delivery !== 'returned')) return false;
  const back = new Set(shipments.flatMap(({ packageIds }) => packageIds));
  const quantities = packages
    .filter(({ id }) => back.has(id))
    .flatMap((parcel) => parcel.lines.map(({ quantity }) => quantity));
  return extentOf(sum(quantities), sumQuantity(lines, 'quantity')) === 'all';
}
