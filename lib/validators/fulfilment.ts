/** What fulfilment forbids, and what it must have come to before a status can be stated. */
import { isZero } from '../domain/decimal.ts';
import { hasShipped } from '../domain/derived-status.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';

/** @throws OrderError transition_refused */
export function assertNotShipped(order: SalesOrder): void {
  if (!hasShipped(order)) return;
  throw new OrderError('transition_refused', {
    action: 'void',
    status: order.status,
    obstacle: 'items are already shipped',
  });
}

/** @throws OrderError transition_refused */
export function assertNothingFulfilled({ status, lines, progress }: SalesOrder): void {
  const invoiced = progress.invoices.length > 0 || lines.some((line) => !isZero(line.quantityInvoiced));
  if (invoiced) refuseDeletion(status, 'it is already invoiced');
  const packed = lines.some((line) => !isZero(line.quantityPacked) || !isZero(line.quantityShipped));
  if (packed || progress.packages.length > 0) refuseDeletion(status, 'it has packages or shipments');
}

/** A status that is stated, and that no operation brings about, must be so. @throws OrderError transition_refused */
export function assertAlready({ status }: SalesOrder, is: boolean, action: string): void {
  if (is) return;
  throw new OrderError('transition_refused', { action, status, obstacle: `the sales order is ${status}` });
}

function refuseDeletion(status: string, obstacle: string): never {
  throw new OrderError('transition_refused', { action: 'delete', status, obstacle });
}
