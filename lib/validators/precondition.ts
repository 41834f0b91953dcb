/** A change that was decided on one version holds for that version alone. */
import type { Precondition } from '../domain/commands.ts';
import type { Instant } from '../domain/identity.ts';
import { isNewer } from '../domain/list-filter.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { StoredRow } from '../domain/stored-rows.ts';

/** @throws OrderError version_stale */
export function assertPrecondition({ version, modifiedAt }: SalesOrder, precondition: Precondition): void {
  if (isPast(version, modifiedAt, precondition))
    throw new OrderError('version_stale', { currentVersion: version });
}

/** The same of a reference row of that kind, by our count of its writes. @throws OrderError version_stale */
export function assertRevision(
  { revision, modifiedAt }: StoredRow,
  kind: string,
  precondition: Precondition,
): void {
  if (isPast(revision, modifiedAt, precondition))
    throw new OrderError('version_stale', { currentVersion: revision, kind });
}

function isPast(version: number, modifiedAt: Instant, precondition: Precondition): boolean {
  if (typeof precondition === 'number') return precondition !== version;
  return typeof precondition === 'object' && isNewer(modifiedAt, precondition.unmodifiedSince);
}
