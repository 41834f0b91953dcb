/** Strongly consistent reads by key. */
import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { OrderError } from '../domain/order-error.ts';
import { attempt, backOff } from './attempt.ts';
import type { Key } from './keys.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

export type Item = Record<string, unknown>;

/** The most keys one BatchGetItem takes. */
const BATCH = 100;
/** How often keys that came back unprocessed are asked for again. */
const ROUNDS = 5;

export async function getItem(table: Table, key: Key, time: RequestTime): Promise<Item | undefined> {
  const get = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  return (await attempt((options) => table.client.send(get, options), time)).Item;
}

/** The items that exist, in no order. @throws OrderError unavailable when the engine keeps leaving some out */
export async function batchGet(table: Table, wanted: Key[], time: RequestTime): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < wanted.length; start += BATCH) {
    let keys: Item[] = wanted.slice(start, start + BATCH).map((key) => ({ ...key }));
    for (let round = 1; keys.length > 0; round += 1) {
      if (round > ROUNDS) throw new OrderError('unavailable', { retryAfterSeconds: 1 });
      const get = new BatchGetCommand({
        RequestItems: { [table.name]: { Keys: keys, ConsistentRead: true } },
      });
      const answer = await attempt((options) => table.client.send(get, options), time);
      found.push(...(answer.Responses?.[table.name] ?? []));
      keys = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
      if (keys.length > 0) await backOff(round, time.pace);
    }
  }
  return found;
}

/** Every item of a query, page by page. */
export async function queryAll(table: Table, query: QueryCommandInput, time: RequestTime): Promise<Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const page = new QueryCommand({ ...query, ExclusiveStartKey: start });
    const answer = await attempt((options) => table.client.send(page, options), time);
    found.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start && found.length < (query.Limit ?? Number.POSITIVE_INFINITY));
  return found;
}
