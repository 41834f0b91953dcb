/** A change that was decided on one version holds for that version alone. */
import type { Precondition } from '../domain/commands.ts';
import { isNewer } from '../domain/list-filter.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';

/** @throws OrderError version_stale */
export function assertPrecondition(order: SalesOrder, precondition: Precondition): void {
  if (typeof precondition === 'number' && precondition !== order.version) {
    throw new OrderError('version_stale', { currentVersion: order.version });
  }
  if (typeof precondition === 'object' && isNewer(order.modifiedAt, precondition.unmodifiedSince)) {
    throw new OrderError('version_stale', { currentVersion: order.version });
  }
}
