/** What a failed queue message means: another delivery, or the dead-letter queue at once. */
import type { SQSRecord } from 'aws-lambda';
import { FactRefusal } from '../../domain/facts.ts';
import { isOrderError } from '../../domain/order-error.ts';
import { mismatchOf } from '../../events/incoming/bus-event.ts';
import { RECEIVES_AT_MOST } from '../../events/incoming/bus-event.ts';

/** How often the message has been delivered by now. */
export function receivesOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

/** What a message is about, as far as it can be told: an order, a row, a command; else nothing but itself. */
export function groupOf({ body, messageId }: SQSRecord): string {
  try {
    const { detail } = JSON.parse(body) as { detail?: About };
    const named = detail?.orderId ?? detail?.command?.id ?? detail?.row?.id ?? detail?.commandId;
    return named === undefined ? messageId : `${String(detail?.organizationId)} ${String(named)}`;
  } catch {
    return messageId;
  }
}

interface About {
  organizationId?: unknown;
  orderId?: unknown;
  command?: { id?: unknown };
  row?: { id?: unknown };
  commandId?: unknown;
}

/** Why the message is put aside now; undefined when it shall be delivered again. */
export function reasonToPutAside(error: unknown, record: SQSRecord): string | undefined {
  const mismatch = mismatchOf(error);
  if (mismatch !== undefined) return mismatch;
  if (isOrderError(error, 'too_large')) return 'the order would be too large';
  if (!(error instanceof FactRefusal)) return undefined;
  const isLast = receivesOf(record) >= RECEIVES_AT_MOST;
  return !error.mayPass || isLast ? error.message : undefined;
}
