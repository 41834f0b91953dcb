/** Quantities packed, shipped and invoiced per line, counted anew from the facts. */
import { compareDecimals, sum, ZERO, type Decimal } from '../domain/decimal.ts';
import { FactRefusal } from '../domain/facts.ts';
import type { OrderLine, SalesOrder } from '../domain/order.ts';
import { isAway } from '../domain/progress.ts';

type Counts = Map<string, Decimal>;
interface Counted {
  lines: { lineId: string; quantity: Decimal }[];
}

/** The order with its lines' quantities. @throws FactRefusal for an unknown line, or more than was ordered */
export function withQuantities(order: SalesOrder): SalesOrder {
  const { packages, shipments, invoices } = order.progress;
  const away = new Set(shipments.filter(isAway).flatMap(({ packageIds }) => packageIds));
  const packed = countsOf(packages);
  const shipped = countsOf(packages.filter(({ id }) => away.has(id)));
  const invoiced = countsOf(invoices);
  assertKnownLines(order.lines, [packed, invoiced]);
  return {
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      quantityPacked: within(line, packed, 'packed'),
      quantityShipped: within(line, shipped, 'shipped'),
      quantityInvoiced: within(line, invoiced, 'invoiced'),
    })),
  };
}

function countsOf(facts: Counted[]): Counts {
  const counts: Counts = new Map();
  for (const { lineId, quantity } of facts.flatMap(({ lines }) => lines)) {
    counts.set(lineId, sum([counts.get(lineId) ?? ZERO, quantity]));
  }
  return counts;
}

/** A line may be on its way in an update that has not been committed yet. */
function assertKnownLines(lines: OrderLine[], counts: Counts[]): void {
  const known = new Set<string>(lines.map(({ id }) => id));
  const unknown = counts.flatMap((count) => [...count.keys()]).find((id) => !known.has(id));
  if (unknown !== undefined) throw new FactRefusal(`the order has no line ${unknown}`, { mayPass: true });
}

/** A correction of another fact may make room, so that the queue may try again. */
function within({ id, quantity }: OrderLine, counts: Counts, done: string): Decimal {
  const count = counts.get(id) ?? ZERO;
  if (compareDecimals(count, quantity) <= 0) return count;
  throw new FactRefusal(`${count} ${done} of ${quantity} ordered on line ${id}`, { mayPass: true });
}
