/** The counters of automatic numbers: outside every transaction, so that creates do not meet there. Gaps are allowed. */
import type { OrganizationId } from '../domain/identity.ts';
import type { Numbering } from '../domain/order-number.ts';
import { keys } from './keys.ts';
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
  await raiseCounter(calls, org, prefix, first - 1);
  return takeNumber(calls, org, series, step);
}

/** Lets the prefix's counter give out nothing at or below `number`; a counter that is further on stays. */
export async function raiseCounter(
  calls: Calls,
  org: OrganizationId,
  prefix: string,
  number: number,
): Promise<void> {
  const raise = calls.update({
    Key: keys.counter(org, prefix),
    UpdateExpression: 'SET #n = :number',
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :number',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':number': number },
  });
  await ifConditionHolds(raise);
}
