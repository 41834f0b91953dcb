/** The counter of automatic numbers: outside every transaction, so that creates do not meet there. Gaps are allowed. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OrganizationId } from '../domain/identity.ts';
import { attempt } from './attempt.ts';
import { keys } from './keys.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Takes the number `step` further on; `first` is the lowest ever given out. */
export async function takeNumber(
  table: Table,
  org: OrganizationId,
  first: number,
  step: number,
  time: RequestTime,
): Promise<number> {
  const add = new UpdateCommand({
    TableName: table.name,
    Key: keys.counter(org),
    UpdateExpression: 'SET #n = if_not_exists(#n, :before) + :step',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':before': first - 1, ':step': step },
    ReturnValues: 'UPDATED_NEW',
  });
  const answer = await attempt((options) => table.client.send(add, options), time);
  const taken = Number(answer.Attributes?.['n']);
  if (taken >= first) return taken;
  await raiseCounter(table, org, first - 1, time);
  return takeNumber(table, org, first, step, time);
}

/** Lets the counter give out nothing at or below `number`; a counter that is further on stays. */
export async function raiseCounter(
  table: Table,
  org: OrganizationId,
  number: number,
  time: RequestTime,
): Promise<void> {
  const raise = new UpdateCommand({
    TableName: table.name,
    Key: keys.counter(org),
    UpdateExpression: 'SET #n = :number',
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :number',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':number': number },
  });
  try {
    await attempt((options) => table.client.send(raise, options), time);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}
