/** The change items of orders: shown newest first, and read again for replay. */
import type { ChangePage, RecordedChange } from '../domain/change.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { CommittedChange } from '../domain/outbox.ts';
import type { Item } from './bulk-calls.ts';
import { byKeyName, keyName, keyOf, keys, partitions, type Key } from './keys.ts';
import { outgoingOf } from './outbox.ts';
import { rowOfItem } from './row.ts';
import { assertKnown } from './schema.ts';
import { INDEXES } from './table-shape.ts';
import { patientCalls, type Calls, type Table } from './table.ts';

/** As many digits as the key of a change has. */
const LAST_VERSION = 99_999_999;
const PAGE = 100;
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
