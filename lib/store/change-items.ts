/** Change items after the fact: read for replay, given an expiry once their order is deleted. */
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { CommittedChange } from '../domain/outbox.ts';
import { attempt } from './attempt.ts';
import { CHANGE_PREFIX, keys, partitions, type Key } from './keys.ts';
import { outgoingOf } from './outgoing.ts';
import { batchGet, type Item } from './reads.ts';
import { requestTime, type RequestTime } from './request-time.ts';
import { EXPIRY, INDEXES } from './table-shape.ts';
import type { Table } from './table.ts';

const PAGE = 100;
const AT_ONCE = 8;
const PAGE_WITHIN_MS = 60_000;

/**
 * Lets the change items of an order expire at `expiresAt` (epoch seconds), however many there are. To be repeated
 * without harm: the time is the same, and an item that has expired meanwhile does not come back.
 */
export async function expireChanges(
  table: Table,
  org: OrganizationId,
  id: OrderId,
  expiresAt: number,
  deadline: number,
): Promise<void> {
  const time = requestTime(deadline, table.pace);
  let start: Item | undefined;
  do {
    const page = changesOfOrder(table.name, org, id, { Limit: PAGE, ExclusiveStartKey: start });
    const answer = await attempt((options) => table.client.send(page, options), time);
    const waiting = (answer.Items ?? []).values();
    const worker = async () => {
      for (const item of waiting) await expire(table, item as unknown as Key, expiresAt, time);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    start = answer.LastEvaluatedKey;
  } while (start);
}

async function expire(table: Table, { PK, SK }: Key, expiresAt: number, time: RequestTime): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { PK, SK },
    UpdateExpression: 'SET #expiry = :expiry',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeNames: { '#expiry': EXPIRY },
    ExpressionAttributeValues: { ':expiry': expiresAt },
  });
  try {
    await attempt((options) => table.client.send(update, options), time);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** The changes of one day, deletions included, in pages: the oldest first, of each order in the order of versions. */
export async function* changesOfDay(
  table: Table,
  org: OrganizationId,
  day: string,
): AsyncGenerator<CommittedChange[]> {
  const { name, partitionKey } = INDEXES.byLastChange;
  let start: Item | undefined;
  do {
    const page = new QueryCommand({
      TableName: table.name,
      IndexName: name,
      KeyConditionExpression: '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partitionKey },
      ExpressionAttributeValues: { ':partition': partitions.changesOf(org, day) },
      ExclusiveStartKey: start,
      Limit: PAGE,
    });
    const answer = await attempt((options) => table.client.send(page, options), patiently(table));
    yield wholeChanges(table, (answer.Items ?? []) as unknown as Key[]);
    start = answer.LastEvaluatedKey;
  } while (start);
}

/** A replay has nobody waiting; each page may take its time. */
const patiently = (table: Table) => requestTime(Date.now() + PAGE_WITHIN_MS, table.pace);

/** The index holds rows only; the items themselves say what changed. */
async function wholeChanges(table: Table, listed: Key[]): Promise<CommittedChange[]> {
  const wanted = listed.map(({ PK, SK }) => ({ PK, SK }));
  const items = await batchGet(table, wanted, patiently(table));
  const byKey = new Map(items.map((item) => [`${item['PK']} ${item['SK']}`, item]));
  return wanted.flatMap(({ PK, SK }) => {
    const item = byKey.get(`${PK} ${SK}`);
    const outgoing = item && outgoingOf(item);
    return outgoing?.kind === 'change' ? [outgoing.change] : [];
  });
}

function changesOfOrder(
  TableName: string,
  org: OrganizationId,
  id: OrderId,
  rest: { Limit: number; ExclusiveStartKey?: Item },
): QueryCommand {
  return new QueryCommand({
    TableName,
    KeyConditionExpression: 'PK = :order AND begins_with(SK, :changes)',
    ExpressionAttributeValues: { ':order': keys.order(org, id).PK, ':changes': CHANGE_PREFIX },
    ConsistentRead: true,
    ...rest,
  });
}
