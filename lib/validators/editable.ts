/** What may still change once fulfilment has begun. */
import type { ChangedPath } from '../domain/change.ts';
import { compareDecimals, isZero } from '../domain/decimal.ts';
import { hasShipped } from '../domain/derived-status.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';

/** Open to the end: they change nothing that was packed, shipped or invoiced. The total follows from what else changes. */
const ALWAYS_OPEN =
  /^(notes|terms|customFields|extras|progress|referenceNumber|shipmentDate|documents|totals|lines\.order|lines\[\d+\]\.(extras|customFields))\b/;

/** @throws OrderError transition_refused, saying what stands in the way */
export function assertEditable(before: SalesOrder, after: SalesOrder, paths: ChangedPath[]): void {
  const obstacle = lockOf(before);
  const locked = obstacle && paths.find(({ path }) => !ALWAYS_OPEN.test(path));
  if (locked) refuse(before, `${obstacle}, so ${locked.path} can no longer be changed`);
  for (const line of before.lines) {
    const kept = after.lines.find(({ id }) => id === line.id);
    if (isZero(line.quantityInvoiced)) continue;
    if (!kept || compareDecimals(kept.quantity, line.quantityInvoiced) < 0) {
      refuse(before, `${line.quantityInvoiced} of ${line.name} are already invoiced`);
    }
  }
}

/** Why most of the order is settled; undefined while it is not. */
function lockOf(order: SalesOrder): string | undefined {
  if (order.status === 'closed') return 'the sales order is closed';
  if (hasShipped(order)) return 'items are already shipped';
  if (order.lines.some((line) => !isZero(line.quantityPacked))) return 'items are already packed';
  return undefined;
}

function refuse({ status }: SalesOrder, obstacle: string): never {
  throw new OrderError('transition_refused', { action: 'edit', status, obstacle });
}
