/** What fulfilment forbids: voiding what is shipped, deleting what is invoiced, packed or shipped. */
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

function refuseDeletion(status: string, obstacle: string): never {
  throw new OrderError('transition_refused', { action: 'delete', status, obstacle });
}
