/**
 * Settings and reference rows that a container remembers between requests, each under the epoch at which it was read. A
 * write of any of them counts the organisation's epoch on before it is acknowledged: what is remembered under the epoch that
 * a request has read, strongly consistent, is what it would read. Customers are not remembered: they are many, and change.
 */
import type { OrganizationId } from '../domain/identity.ts';
import type { ReferenceKind } from '../domain/reference.ts';
import type { Item } from './bulk-calls.ts';
import { byKeyName, keyName, keys, type Key } from './keys.ts';
import { assertKnown } from './schema.ts';
import type { Calls, Table } from './table.ts';

/** Customers are read anew each time; everything else is remembered. */
export const isLasting = (kind: ReferenceKind | 'settings'): boolean => kind !== 'customer';

/** At most so many per container; the ones that were read first go first. */
const REMEMBERED_AT_MOST = 2000;
/** A writer may die between row and epoch, and never be told that it is done: even so the new row comes to count. */
const REMEMBERED_MS = 300_000;

interface Remembered {
  epoch: number;
  readAt: number;
  item: Item | undefined;
}

type Memory = Map<string, Remembered>;

/** One per connection to a table, which is one per container. */
const memories = new WeakMap<Table, Memory>();

function memoryOf(table: Table): Memory {
  const memory = memories.get(table) ?? new Map<string, Remembered>();
  memories.set(table, memory);
  return memory;
}

interface WantedItems {
  /** Read each time. */
  fresh: Key[];
  /** Read when they are not remembered. */
  lasting: Key[];
}

/** Reads items of one organisation for one request, by the names of their keys; the epoch is read once. */
export function rowReader(
  table: Table,
  calls: Calls,
): (org: OrganizationId, wanted: WantedItems) => Promise<Map<string, Item>> {
  const memory = memoryOf(table);
  const epochs = new Map<OrganizationId, number>();
  return async (org, { fresh, lasting }) => {
    const epochKey = keys.epoch(org);
    const first = [...(epochs.has(org) ? [] : [epochKey]), ...distinct(fresh)];
    const found = byKeyName(first.length > 0 ? await calls.batchGet({ keys: first }) : []);
    const epoch = epochs.get(org) ?? Number(found.get(keyName(epochKey))?.['n'] ?? 0);
    epochs.set(org, epoch);
    const lastingNow = distinct(lasting).map((key) => ({ key, known: memory.get(keyName(key)) }));
    const missing = lastingNow.filter(({ known }) => !isKnown(known, epoch)).map(({ key }) => key);
    // After the epoch and not with it: a row that is older than its epoch must not be remembered under it.
    const read = byKeyName(missing.length > 0 ? await calls.batchGet({ keys: missing }) : []);
    for (const key of missing) remember(memory, keyName(key), epoch, read.get(keyName(key)));
    for (const { key, known } of lastingNow) {
      const item = missing.includes(key) ? read.get(keyName(key)) : known?.item;
      if (item) found.set(keyName(key), item);
    }
    for (const item of found.values()) assertKnown(item);
    return found;
  };
}

/**
 * An item as this container last read it, under whatever epoch: good enough to begin with what the next reading may prove wrong.
 */
export function lastRead(table: Table, key: Key): Item | undefined {
  return memories.get(table)?.get(keyName(key))?.item;
}

function isKnown(known: Remembered | undefined, epoch: number): boolean {
  return known?.epoch === epoch && known.readAt > Date.now() - REMEMBERED_MS;
}

function remember(memory: Memory, name: string, epoch: number, item: Item | undefined): void {
  memory.delete(name);
  memory.set(name, { epoch, readAt: Date.now(), item });
  const [oldest] = memory.keys();
  if (memory.size > REMEMBERED_AT_MOST && oldest !== undefined) memory.delete(oldest);
}

/** A key that is wanted twice is read once. */
export const distinct = (wanted: Key[]): Key[] => [
  ...new Map(wanted.map((key) => [keyName(key), key])).values(),
];

/** Makes every container read again what it remembers of the organisation. */
export async function beginEpoch(calls: Calls, org: OrganizationId): Promise<void> {
  await calls.update({
    Key: keys.epoch(org),
    UpdateExpression: 'ADD #n :one',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':one': 1 },
  });
}
