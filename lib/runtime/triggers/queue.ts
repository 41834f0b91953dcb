/** What a failed queue message means: another delivery, or the dead-letter queue at once. */
import type { SQSRecord } from 'aws-lambda';
import { FactRefusal } from '../../domain/facts.ts';
import { isOrderError } from '../../domain/order-error.ts';
import { mismatchOf } from '../../events/incoming/bus-event.ts';
import { RECEIVES_AT_MOST } from '../../events/incoming/bus-event.ts';

/** Why the message is put aside now; undefined when it shall be delivered again. */
export function reasonToPutAside(error: unknown, { attributes }: SQSRecord): string | undefined {
  const mismatch = mismatchOf(error);
  if (mismatch !== undefined) return mismatch;
  if (isOrderError(error, 'too_large')) return 'the order would be too large';
  if (!(error instanceof FactRefusal)) return undefined;
  const isLast = Number(attributes.ApproximateReceiveCount) >= RECEIVES_AT_MOST;
  return !error.mayPass || isLast ? error.message : undefined;
}
