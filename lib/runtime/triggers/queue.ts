/** Queue message -> bus event, and what a failure means: another delivery, or the dead-letter queue at once. */
import * as z from 'zod/mini';
import type { SQSRecord } from 'aws-lambda';
import { FactRefusal } from '../../domain/fact.ts';
import { isOrderError } from '../../domain/order-error.ts';
import { RECEIVES_AT_MOST } from '../../events/limits.ts';

const BusEvent = z.object({
  source: z.string(),
  'detail-type': z.string(),
  detail: z.unknown(),
});
export type BusEvent = z.infer<typeof BusEvent>;

/** The event that a rule put on the queue. @throws SyntaxError, ZodError */
export function busEventOf({ body }: SQSRecord): BusEvent {
  return BusEvent.parse(JSON.parse(body));
}

/** Why the message is put aside now; undefined when it shall be delivered again. */
export function reasonToPutAside(error: unknown, { attributes }: SQSRecord): string | undefined {
  if (error instanceof SyntaxError) return 'not JSON';
  // Paths only: a message of the parser may quote what was sent.
  if (error instanceof z.core.$ZodError)
    return `not as described: ${error.issues.map(({ path }) => path.join('.')).join(', ')}`;
  if (isOrderError(error, 'too_large')) return 'the order would be too large';
  if (!(error instanceof FactRefusal)) return undefined;
  const isLast = Number(attributes.ApproximateReceiveCount) >= RECEIVES_AT_MOST;
  return !error.mayPass || isLast ? error.message : undefined;
}
