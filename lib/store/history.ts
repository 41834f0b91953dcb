/** The change items of orders: shown newest first, read again for replay, given an expiry once their order is deleted or closed. */
import type { ChangePage, RecordedChange } from '../domain/change.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { CommittedChange } from '../domain/outbox.ts';
import type { Item } from './bulk-calls.ts';
import { byKeyName, CHANGE_PREFIX, isDeletion, keyName, keyOf, keys, partitions, type Key } from './keys.ts';
import { outgoingOf } from './outbox.ts';
import type { Query } from './query.ts';
import { rowOfItem } from './row.ts';
import { assertKnown } from './schema.ts';
import { EXPIRY, INDEXES } from './table-shape.ts';
import { ifConditionHolds, patientCalls, type Calls, type Table } from './table.ts';

/** As many digits as the key of a change has. */
const LAST_VERSION = 99_999_999;
const PAGE = 100;
const EXPIRED_AT_ONCE = 8;
const DAY_SECONDS = 86_400;
/** A replay has nobody waiting; each page may take its time. */
const REPLAYED_WITHIN_MS = 60_000;

/** One page of an order's changes. They outlive it. Versions are consecutive: a page is a range of keys. */
export async function listChanges(
  calls: Calls,
  org: OrganizationId,
  id: OrderId,
  { page, perPage }: { page: number; perPage: number },
): Promise<ChangePage | undefined> {
  const { PK: partition, SK: first } = keys.change(org, id, 1);
  const newestFirst = (version: number, atMost: number) => {
    const sort = { from: first, to: keys.change(org, id, version).SK };
    return Array.fromAsync(calls.query({ partition, sort, descending: true, atMost }));
  };
  const [newest] = await newestFirst(LAST_VERSION, 1);
  if (!newest) return undefined;
  const from = Number(newest['version']) - (page - 1) * perPage;
  if (from < 1) return { changes: [], hasMore: false };
  const items = await newestFirst(from, perPage);
  // Of a closed order the older ones may have expired.
  return { changes: items.map(fromChangeItem), hasMore: from > perPage && items.length === perPage };
}

function fromChangeItem(item: Item): RecordedChange {
  assertKnown(item);
  const { mutationId, kinds, actor, at, paths, pathsTotal, reason, note } = item as unknown as RecordedChange;
  const { number, status } = rowOfItem(item);
  const version = Number(item['version']);
  return { mutationId, kinds, actor, at, paths, pathsTotal, reason, note, version, number, status };
}

/**
 * Lets what is left of a deleted order, its change items and comments, expire at `expiresAt` (epoch seconds), however many there are. To be repeated
 * without harm: the time is the same, an item that has expired meanwhile does not come back, and what has the time is
 * not written again, so that each try gets further.
 */
export async function expireChanges(
  calls: Calls,
  org: OrganizationId,
  id: OrderId,
  expiresAt: number,
): Promise<void> {
  await eachItem(calls, { partition: keys.order(org, id).PK }, (item) =>
    item[EXPIRY] === expiresAt ? undefined : expiresAt,
  );
}

/**
 * Of a closed order all changes but the newest expire `days` after that one, which says that it is closed; those that expire already
 * keep their time. Of an order that was opened again what is left is kept. The newest change decides, whichever one this
 * is called for; of a deleted order nothing is done here.
 */
export async function settleClosedHistory(
  calls: Calls,
  org: OrganizationId,
  id: OrderId,
  days: number | undefined,
): Promise<void> {
  const partition = keys.order(org, id).PK;
  const newestFirst = { partition, sort: { prefix: CHANGE_PREFIX }, descending: true, atMost: 1 };
  const [newest] = await Array.fromAsync(calls.query(newestFirst));
  if (!newest || isDeletion(newest)) return;
  const isClosed = rowOfItem(newest).status === 'closed';
  if (isClosed && days === undefined) return;
  const expiresAt = Math.floor(Date.parse(String(newest['at'])) / 1000) + (days ?? 0) * DAY_SECONDS;
  await eachItem(calls, { partition, sort: { prefix: CHANGE_PREFIX } }, (item) => {
    const isKept = !isClosed || item['SK'] === newest['SK'];
    if (isKept) return item[EXPIRY] === undefined ? undefined : 'never';
    return item[EXPIRY] === undefined ? expiresAt : undefined;
  });
}

/** Gives items of an order the expiry (epoch seconds) that is worked out for each; nothing is written where there is none. */
async function eachItem(
  calls: Calls,
  query: Query,
  expiryOf: (item: Item) => number | 'never' | undefined,
): Promise<void> {
  for await (const page of calls.pages({ ...query, pageSize: PAGE })) {
    const waiting = page.values();
    const worker = async () => {
      for (const item of waiting) {
        const expiresAt = expiryOf(item);
        if (expiresAt !== undefined) await expire(calls, keyOf(item), expiresAt);
      }
    };
    await Promise.all(Array.from({ length: EXPIRED_AT_ONCE }, worker));
  }
}

async function expire(calls: Calls, key: Key, expiresAt: number | 'never'): Promise<void> {
  const update = calls.update({
    Key: key,
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeNames: { '#expiry': EXPIRY },
    ...(expiresAt === 'never'
      ? { UpdateExpression: 'REMOVE #expiry' }
      : { UpdateExpression: 'SET #expiry = :expiry', ExpressionAttributeValues: { ':expiry': expiresAt } }),
  });
  await ifConditionHolds(update);
}

/** The changes of one day, deletions included, in pages: the oldest first, of each order in the order of versions. */
export async function* changesOfDay(
  table: Table,
  org: OrganizationId,
  day: string,
): AsyncGenerator<CommittedChange[]> {
  const calls = patientCalls(table, REPLAYED_WITHIN_MS);
  const query = {
    index: INDEXES.byChange,
    partition: partitions.changesOf(org, day.slice(0, 7)),
    sort: { prefix: day },
    pageSize: PAGE,
  };
  for await (const page of calls.pages(query)) {
    yield wholeChanges(calls, page.map(keyOf));
  }
}

/** The index holds rows only; the items themselves say what changed. */
async function wholeChanges(calls: Calls, wanted: Key[]): Promise<CommittedChange[]> {
  const byName = byKeyName(await calls.batchGet({ keys: wanted }));
  return wanted.flatMap((key) => {
    const item = byName.get(keyName(key));
    const outgoing = item && outgoingOf(item);
    return outgoing?.kind === 'change' ? [outgoing.change] : [];
  });
}
