/** Strongly consistent reads by key. */
import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { OrderError } from '../domain/order-error.ts';
import { attempt } from './attempt.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

export type Item = Record<string, unknown>;

/** The most keys one BatchGetItem takes. */
const BATCH = 100;
/** How often keys that came back unprocessed are asked for again. */
const ROUNDS = 5;

export async function getItem(table: Table, key: Key, deadline: number): Promise<Item | undefined> {
  const get = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  return (await attempt(() => table.client.send(get), deadline)).Item;
}

/** The items that exist, in no order. @throws OrderError unavailable when the engine keeps leaving some out */
export async function batchGet(table: Table, wanted: Key[], deadline: number): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < wanted.length; start += BATCH) {
    let keys: Item[] = wanted.slice(start, start + BATCH).map((key) => ({ ...key }));
    for (let round = 1; keys.length > 0; round += 1) {
      if (round > ROUNDS) throw new OrderError('unavailable', { retryAfterSeconds: 1 });
      const get = new BatchGetCommand({
        RequestItems: { [table.name]: { Keys: keys, ConsistentRead: true } },
      });
      const answer = await attempt(() => table.client.send(get), deadline);
      found.push(...(answer.Responses?.[table.name] ?? []));
      keys = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return found;
}
