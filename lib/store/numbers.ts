/** The counters of automatic numbers: outside every transaction, so that creates do not meet there. Gaps are allowed. */
import type { OrganizationId } from '../domain/identity.ts';
import type { Numbering } from '../domain/order-number.ts';
import { keys, type Key } from './keys.ts';
import { ifConditionHolds, type Calls } from './table.ts';

/** Takes the number `step` further on in the prefix's series, of which `next` is the lowest ever given out. */
export async function takeNumber(
  calls: Calls,
  org: OrganizationId,
  series: Pick<Numbering, 'prefix' | 'next'>,
  step: number,
): Promise<number> {
  const { prefix, next: first } = series;
  const counted = await calls.update({
    Key: keys.counter(org, prefix),
    UpdateExpression: 'SET #n = if_not_exists(#n, :before) + :step',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':before': first - 1, ':step': step },
    ReturnValues: 'UPDATED_NEW',
  });
  const taken = Number(counted?.['n']);
  if (taken >= first) return taken;
  await raiseCounter(calls, keys.counter(org, prefix), first - 1);
  return takeNumber(calls, org, series, step);
}

/** How far a number that somebody chose moves a counter: further would be a slip, or mischief, that nothing takes back. */
const FARTHEST_STEP = 1_000_000;

/** Lets the counter pass a number that somebody chose; one that is very far ahead moves nothing. */
export async function passChosen(
  calls: Calls,
  org: OrganizationId,
  prefix: string,
  number: number,
): Promise<void> {
  await raiseCounter(calls, keys.counter(org, prefix), number, number - FARTHEST_STEP);
}

/** Lets a counter give out nothing at or below `number`; one that is further on, or below `floor`, stays. */
async function raiseCounter(calls: Calls, counter: Key, number: number, floor = 0): Promise<void> {
  const isWithin = '(#n < :number AND #n >= :floor)';
  const raise = calls.update({
    Key: counter,
    UpdateExpression: 'SET #n = :number',
    ConditionExpression: floor > 0 ? isWithin : `attribute_not_exists(#n) OR ${isWithin}`,
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':number': number, ':floor': Math.max(0, floor) },
  });
  await ifConditionHolds(raise);
}
