/** What every event on the bus has, whatever it says. */
import * as z from 'zod/mini';

const BusEvent = z.object({
  source: z.string(),
  'detail-type': z.string(),
  detail: z.unknown(),
});
export type BusEvent = z.infer<typeof BusEvent>;

/** @throws SyntaxError, ZodError */
export function readBusEvent(text: string): BusEvent {
  return BusEvent.parse(JSON.parse(text));
}

/** Why a text could not be read as what it should be; undefined for another kind of error. Never quotes what was sent. */
export function mismatchOf(error: unknown): string | undefined {
  if (error instanceof SyntaxError) return 'not JSON';
  if (!(error instanceof z.core.$ZodError)) return undefined;
  const places = error.issues.map(({ path }) => path.join('.') || 'detail');
  return `not as described: ${[...new Set(places)].join(', ')}`;
}
