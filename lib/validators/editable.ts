/** What may still change once fulfilment has begun: what is fulfilled is protected line by line, the rest stays free. */
import type { ChangedPath } from '../domain/change.ts';
import { compareDecimals, isZero, ZERO, type Decimal } from '../domain/decimal.ts';
import { hasInvoice, isAllShipped, standingOf } from '../domain/derived-status.ts';
import type { OrderLine, SalesOrder } from '../domain/order.ts';
import { refuseMove } from './moves.ts';

interface Lock {
  paths: RegExp;
  /** Why the paths are settled; undefined while they are not. */
  reason(before: SalesOrder, after: SalesOrder): string | undefined;
}

/** Parts of the whole order, and until when they are open. */
const LOCKS: Lock[] = [
  {
    paths: /^(customer\.id$|currency\b)/,
    reason: (before) => (hasInvoice(before) ? 'an invoice stands' : paidReason(before)),
  },
  {
    // What the money of invoiced lines is worked out with.
    paths: /^pricing\.(profile|taxInclusive|discount|documentTaxes)\b/,
    reason: (before) => (hasInvoice(before) ? 'an invoice stands' : undefined),
  },
  {
    paths: /^pricing\.(discountLevel|discountBeforeTax)$/,
    // Which discounts count is nothing to invoiced lines where the first ones come on other lines.
    reason: (before, after) =>
      hasInvoice(before) && !isFirstOnLines(before, after) ? 'an invoice stands' : undefined,
  },
  {
    paths:
      /^(customer\.(billingAddress|shippingAddress)|deliveryMethod|salesperson|date|shipmentDate|dueDate)\b/,
    // A change that brings more to ship is no change of what was shipped.
    reason: (before, after) =>
      isAllShipped(standingOf(before)) && isAllShipped(standingOf(after))
        ? 'everything is already shipped'
        : undefined,
  },
];

/** @throws OrderError transition_refused, saying what stands in the way */
export function assertEditable(before: SalesOrder, after: SalesOrder, paths: ChangedPath[]): void {
  for (const { path } of paths) {
    const lock = LOCKS.find((candidate) => candidate.paths.test(path));
    const reason = lock?.reason(before, after);
    if (reason) refuseMove(before, 'edit', reason, path);
  }
  const kept = new Map(after.lines.map((line) => [line.id, line]));
  for (const line of before.lines) assertLine(before, line, kept.get(line.id));
  const isEmptied = before.status === 'confirmed' && hasQuantity(before) && !hasQuantity(after);
  if (isEmptied) refuseMove(before, 'edit', 'no line would have a quantity above 0');
}

function isFirstOnLines(before: SalesOrder, after: SalesOrder): boolean {
  return !before.pricing.discount && !hasOnLines(before) && hasOnLines(after);
}

function hasOnLines({ lines }: SalesOrder): boolean {
  return lines.some(({ discount }) => discount !== undefined);
}

function paidReason({ progress }: SalesOrder): string | undefined {
  return progress.payments.some(({ amount }) => !isZero(amount)) ? 'payments are recorded' : undefined;
}

function hasQuantity({ lines }: SalesOrder): boolean {
  return lines.some(({ quantity }) => compareDecimals(quantity, ZERO) > 0);
}

/** A line never falls below what was done of it and keeps its item; once invoiced, its price too. */
function assertLine(order: SalesOrder, line: OrderLine, after: OrderLine | undefined): void {
  const [done, what] = doneOf(line);
  if (isZero(done)) return;
  const told = `${done} of ${line.name} are already ${what}`;
  if (!after || compareDecimals(after.quantity, done) < 0) refuseMove(order, 'edit', told);
  if (itemOf(line) !== itemOf(after)) refuseMove(order, 'edit', `${told}, so its item stays`);
  if (!isZero(line.quantityInvoiced) && priceOf(line) !== priceOf(after)) {
    refuseMove(order, 'edit', `${told}, so its rate, discount and taxes stay`);
  }
}

/** The largest of what was packed, shipped and invoiced. */
function doneOf({ quantityPacked, quantityShipped, quantityInvoiced }: OrderLine): [Decimal, string] {
  const all: [Decimal, string][] = [
    [quantityInvoiced, 'invoiced'],
    [quantityShipped, 'shipped'],
    [quantityPacked, 'packed'],
  ];
  return all.reduce((most, next) => (compareDecimals(next[0], most[0]) > 0 ? next : most));
}

/** A line without an item is what its name says. */
const itemOf = ({ itemId, name }: OrderLine) => itemId ?? `named ${name}`;

const priceOf = ({ rate, discount, taxes }: OrderLine) => JSON.stringify([rate, discount, taxes]);
