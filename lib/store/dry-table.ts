/**
 * A table on which nothing is written. Reads are the table's own; a write is judged by its condition on what stands, and what it
 * would leave is remembered for as long as one request takes, so that its later reads and writes find it.
 */
import { plainItem, rawItem, type Item, type Write } from './bulk-calls.ts';
import { holds, updated, type Expressed } from './expressions.ts';
import { byKeyName, keyName, keyOf, type Key } from './keys.ts';
import type { Query } from './query.ts';
import type { RawItem } from './retry.ts';
import type { Calls, Table } from './table.ts';

/** By the names of their keys; undefined of an item that would be gone. */
type Overlay = Map<string, Item | undefined>;

/** One per request. */
export function dryTable(table: Table): Table {
  const overlay: Overlay = new Map();
  return { ...table, through: (calls) => dryCalls(calls, overlay) };
}

function dryCalls(calls: Calls, overlay: Overlay): Calls {
  const query = (asked: Query) => merged(calls, asked, overlay);
  const standing = async (wanted: Key[]) => {
    const unknown = wanted.filter((key) => !overlay.has(keyName(key)));
    const read = byKeyName(unknown.length > 0 ? await calls.batchGet({ keys: unknown }) : []);
    return (key: Key) => (overlay.has(keyName(key)) ? overlay.get(keyName(key)) : read.get(keyName(key)));
  };
  const write = async (one: Write) => {
    const [refused] = await judged([one], overlay, standing);
    if (refused?.Code === REFUSED) throw conditionFailure(refused.Item);
  };
  return {
    epoch: calls.epoch,
    get: (key) => (overlay.has(keyName(key)) ? Promise.resolve(overlay.get(keyName(key))) : calls.get(key)),
    async batchGet({ keys: wanted, ...how }) {
      const unknown = wanted.filter((key) => !overlay.has(keyName(key)));
      const read = unknown.length > 0 ? await calls.batchGet({ keys: unknown, ...how }) : [];
      const known = wanted.map((key) => overlay.get(keyName(key)));
      return [...read, ...known.filter((item) => item !== undefined)];
    },
    query,
    async *pages(asked) {
      yield await Array.fromAsync(query(asked));
    },
    put: (put) => write({ Put: put } as Write),
    async update(update) {
      await write({ Update: update } as Write);
      return overlay.get(keyName(update.Key as unknown as Key));
    },
    async transact(writes) {
      const reasons = await judged(writes, overlay, standing);
      if (!reasons.some(({ Code }) => Code === REFUSED)) return undefined;
      return { reasons, uncertain: false, cause: new Error('a condition does not hold') };
    },
  };
}

const REFUSED = 'ConditionalCheckFailed';

interface Reason {
  Code: string;
  Item?: RawItem;
}

/** What stands in the way of each write; when nothing does, all are remembered. */
async function judged(
  writes: Write[],
  overlay: Overlay,
  standing: (keys: Key[]) => Promise<(key: Key) => Item | undefined>,
): Promise<Reason[]> {
  const at = await standing(writes.map(keyWritten));
  // From here on nothing is waited for: what is judged together is done together.
  const reasons = writes.map((write): Reason => {
    const { Put, Update, Delete } = write;
    const item = at(keyWritten(write));
    if (holds(item, (Put ?? Update ?? Delete ?? {}) as Expressed)) return { Code: 'None' };
    const asked = (Put ?? Update ?? Delete)?.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return { Code: REFUSED, ...(asked && item && { Item: rawItem(item) }) };
  });
  if (reasons.some(({ Code }) => Code === REFUSED)) return reasons;
  for (const write of writes) {
    const key = keyWritten(write);
    overlay.set(keyName(key), leftBy(write, at(key) ?? { ...key }));
  }
  return reasons;
}

function keyWritten({ Put, Update, Delete }: Write): Key {
  return Put ? keyOf(Put.Item as Item) : keyOf((Update ?? Delete)?.Key as Item);
}

/** As DynamoDB would give it back. */
function leftBy({ Put, Update }: Write, before: Item): Item | undefined {
  const item = Put ? (Put.Item as Item) : Update && updated(before, Update as Expressed);
  return item && plainItem(rawItem(item));
}

function conditionFailure(Item: RawItem | undefined): Error {
  const error = new Error('The conditional request failed');
  error.name = 'ConditionalCheckFailedException';
  return Object.assign(error, { Item });
}

/** An index lags behind anyway; the table shows what would stand. */
async function* merged(calls: Calls, asked: Query, overlay: Overlay): AsyncGenerator<Item> {
  const { partition, sort, index, atMost = Number.POSITIVE_INFINITY, descending } = asked;
  const touched = [...overlay].filter(([name]) => name.startsWith(`${partition} `));
  if (index || touched.length === 0) {
    yield* calls.query(asked);
    return;
  }
  const read = await Array.fromAsync(calls.query({ ...asked, atMost: undefined }));
  const left = read.filter((item) => !overlay.has(keyName(keyOf(item))));
  const fresh = touched.flatMap(([, item]) => (item && isWithin(keyOf(item).SK, sort) ? [item] : []));
  const all = [...left, ...fresh].sort((one, other) => (keyOf(one).SK < keyOf(other).SK ? -1 : 1));
  yield* (descending ? all.reverse() : all).slice(0, atMost);
}

function isWithin(key: string, sort: Query['sort']): boolean {
  if (!sort) return true;
  return 'prefix' in sort ? key.startsWith(sort.prefix) : key >= sort.from && key <= sort.to;
}
