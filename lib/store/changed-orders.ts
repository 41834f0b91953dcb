/**
 * Orders by their last change, from the change items: those that replay needs anyway, one per version and never changed.
 * Of each order the newest version counts; a deletion counts as one, and is not shown.
 */
import { instant, type OrganizationId } from '../domain/identity.ts';
import type { Item } from './bulk-calls.ts';
import { withRow, type Listed } from './listed-rows.ts';
import { byKeyName, isDeletion, keyName, keys, orderOfPartition, partitions } from './keys.ts';
import type { Query } from './query.ts';
import { rowOfItem, type StoredRow } from './row.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';

export interface ChangesWanted {
  /** Only later changes; all that living orders have without it. */
  since?: string;
  descending: boolean;
  pageSize: number;
}

/** The orders in the order of their last changes. */
export async function* changedOrders(
  calls: Calls,
  org: OrganizationId,
  wanted: ChangesWanted,
): AsyncGenerator<Listed> {
  const since = await beginningOf(calls, org, wanted.since);
  if (since === undefined) return;
  const changes = changePages(calls, org, { ...wanted, since });
  yield* wanted.descending ? newestFirst(changes) : oldestFirst(calls, changes);
}

/** Further back than this it is worth a look where changes begin at all. */
const NEAR_MS = 60 * 86_400_000;

/** No living order was changed before the oldest of them was made; undefined when there is none. */
async function beginningOf(
  calls: Calls,
  org: OrganizationId,
  since: string | undefined,
): Promise<string | undefined> {
  const from = since === undefined ? undefined : instant(new Date(since));
  if (from !== undefined && Date.parse(from) > Date.now() - NEAR_MS) return from;
  const query = { index: INDEXES.byCreation, partition: partitions.organization(org), atMost: 1 };
  const [oldest] = await Array.fromAsync(calls.query(query));
  const first = oldest && rowOfItem(oldest).createdAt;
  return first && from && from > first ? from : first;
}

async function* changePages(
  calls: Calls,
  org: OrganizationId,
  { since, descending, pageSize }: ChangesWanted & { since: string },
): AsyncGenerator<Item[]> {
  const months = monthsFrom(since.slice(0, 7));
  for (const month of descending ? months.toReversed() : months) {
    const query: Query = {
      index: INDEXES.byChange,
      partition: partitions.changesOf(org, month),
      sort: { from: since, to: AFTER_ALL_TIMES },
      descending,
      pageSize,
    };
    yield* calls.pages(query);
  }
}

const AFTER_ALL_TIMES = '9999';

/** The clocks of two machines may differ by that much where a month ends. */
const AHEAD_MS = 86_400_000;

function monthsFrom(first: string): string[] {
  const last = instant(new Date(Date.now() + AHEAD_MS)).slice(0, 7);
  const months: string[] = [];
  for (let month = first; month <= last; month = following(month)) months.push(month);
  return months;
}

function following(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return instant(new Date(Date.UTC(year ?? 0, number ?? 1))).slice(0, 7);
}

/** What is met first is the newest. */
async function* newestFirst(changes: AsyncGenerator<Item[]>): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  for await (const page of changes) {
    for (const item of page) {
      const partition = String(item['PK']);
      if (!seen.has(partition) && !isDeletion(item)) yield entryOf(item);
      seen.add(partition);
    }
  }
}

/** The entry leads to the order, not to the change. */
function entryOf(item: Item): Listed {
  return { ...withRow(item), key: orderKeyOf(item) };
}

function orderKeyOf(item: Item) {
  const order = orderOfPartition(String(item['PK']));
  if (!order) throw new TypeError('a change of no order');
  return keys.order(order.organizationId, order.orderId);
}

/**
 * Whether a change is the newest, its order tells. An order that has moved on comes again with its newer change; when that is not
 * in the index yet, it comes at the end: it may be met twice by a walk, it is never missed.
 */
async function* oldestFirst(calls: Calls, changes: AsyncGenerator<Item[]>): AsyncGenerator<Listed> {
  const movedOn = new Map<string, StoredRow>();
  for await (const page of changes) {
    const lastOfPage = new Map(page.map((item) => [String(item['PK']), item]));
    const living = [...lastOfPage.values()].filter((item) => !isDeletion(item));
    const orders = await currentOrders(calls, living);
    for (const item of lastOfPage.values()) movedOn.delete(String(item['PK']));
    for (const item of page) {
      const partition = String(item['PK']);
      const order = orders.get(partition);
      if (lastOfPage.get(partition) !== item || !order) continue;
      if (order.version > rowOfItem(item).version) movedOn.set(partition, order);
      else yield { key: orderKeyOf(item), row: order };
    }
  }
  const late = [...movedOn].toSorted(([, left], [, right]) => (left.modifiedAt < right.modifiedAt ? -1 : 1));
  for (const [PK, row] of late) yield { key: { PK, SK: 'ORDER' }, row };
}

/** The rows of the orders as they stand, by partition; those that are gone are absent. */
async function currentOrders(calls: Calls, changes: Item[]): Promise<Map<string, StoredRow>> {
  const wanted = changes.map(orderKeyOf);
  if (wanted.length === 0) return new Map();
  const found = byKeyName(await calls.batchGet({ keys: wanted, eventually: true }));
  // A copy that lags may not have it yet.
  const missing = wanted.filter((key) => !found.has(keyName(key)));
  const late = missing.length > 0 ? await calls.batchGet({ keys: missing }) : [];
  return new Map([...found.values(), ...late].map((item) => [String(item['PK']), rowOfItem(item)]));
}
