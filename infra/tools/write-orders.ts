/** Orders straight into the table, fast: the items that transactions write, in batches and without their conditions. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { OrderChange } from '../../lib/domain/change.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { keyName, keyOf } from '../../lib/store/keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';

/** The most that one call takes. */
const BATCH = 25;
const AT_ONCE = 8;
const ROUNDS = 20;

/** What is left in the table when an order has gone through its changes. */
export function itemsAfter(changes: OrderChange[]): Item[] {
  const items = new Map<string, Item>();
  for (const { Put, Delete } of changes.flatMap((change) => buildTransaction(change).writes)) {
    if (Put?.Item) items.set(keyName(keyOf(Put.Item)), Put.Item);
    if (Delete?.Key) items.delete(keyName(keyOf(Delete.Key)));
  }
  return [...items.values()];
}

/** Writes items as they come; `onWritten` is told of every batch. Not to be used where callers write. */
export async function writeItems(
  table: Table,
  items: Iterable<Item> | AsyncIterable<Item>,
  onWritten: (count: number) => void = () => {},
): Promise<void> {
  const batches = batchesOf(items);
  const worker = async () => {
    for await (const batch of batches) {
      await writeBatch(table, batch);
      onWritten(batch.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** @throws Error when the engine keeps leaving items out */
async function writeBatch({ client, name }: Table, batch: Item[]): Promise<void> {
  let requests = batch.map((Item) => ({ PutRequest: { Item } }));
  for (let round = 1; requests.length > 0; round += 1) {
    if (round > ROUNDS) throw new Error(`${requests.length} items were not taken`);
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
    requests = (answer.UnprocessedItems?.[name] ?? []) as typeof requests;
    if (requests.length > 0) await new Promise((resolve) => setTimeout(resolve, 50 * round));
  }
}

/** One iterator, shared by all who write. */
async function* batchesOf(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
