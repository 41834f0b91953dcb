/** What every event on the bus has, whatever it says, and how often one is tried: the queue and its consumer must agree. */
import * as z from 'zod/mini';
import { $ZodError, type $ZodIssue } from 'zod/v4/core';

/** After so many deliveries, over some six hours, the consumer itself puts a message aside, with the reason. */
export const RECEIVES_AT_MOST = 12;

/** One more for the queue: should putting aside fail too, the message ends there all the same, without the reason. */
export const REDRIVE_AFTER = RECEIVES_AT_MOST + 1;

const BusEvent = z.object({
  source: z.string(),
  'detail-type': z.string(),
  detail: z.unknown(),
});
export type BusEvent = z.infer<typeof BusEvent>;

/** An event that a rule should not have sent here. */
export class UnknownEvent extends Error {
  override readonly name: string = 'UnknownEvent';
}

/** An event of somebody who may not say it: told apart, because an alarm counts them. */
export class UnheardSender extends UnknownEvent {
  override readonly name = 'UnheardSender';
}

/** A command that is not as described, with the places; nothing that was sent is quoted. */
export class BrokenCommand extends TypeError {
  override readonly name = 'BrokenCommand';
}

/** @throws SyntaxError, ZodError */
export function readBusEvent(text: string): BusEvent {
  return BusEvent.parse(JSON.parse(text));
}

/** Why a text could not be read as what it should be; undefined for another kind of error. Never quotes what was sent. */
export function mismatchOf(error: unknown): string | undefined {
  if (error instanceof UnknownEvent || error instanceof BrokenCommand) return error.message;
  if (error instanceof SyntaxError) return 'not JSON';
  if (!(error instanceof $ZodError)) return undefined;
  return `not as described: ${[...new Set(error.issues.flatMap((issue) => placesOf(issue)))].join(', ')}`;
}

/** Of forms that exclude each other, those of the one that is nearest. */
function placesOf(issue: $ZodIssue, above: PropertyKey[] = []): string[] {
  const path = [...above, ...issue.path];
  const forms = issue.code === 'invalid_union' ? issue.errors : [];
  const [nearest] = forms.toSorted((one, other) => one.length - other.length);
  if (nearest?.length) return nearest.flatMap((inner) => placesOf(inner, path));
  return [path.join('.') || 'detail'];
}
