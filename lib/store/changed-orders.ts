/**
 * Orders by their last change, from the change items: those that replay needs anyway, one per version and never changed.
 * Of each order the newest version counts; a deletion counts as one, and is not shown.
 */
import { instant, type OrganizationId } from '../domain/identity.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import { BoundReached } from './bound-reached.ts';
import type { Item } from './bulk-calls.ts';
import {
  byKeyName,
  CHANGE_PREFIX,
  isDeletion,
  keyName,
  keys,
  orderOfPartition,
  partitions,
  type Key,
} from './keys.ts';
import { wholeEntryOf, type Listed, type ListedRow } from './listed-rows.ts';
import { rowOfItem } from './row.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';
import { inGroups, merged } from './walk.ts';

interface ChangesWanted {
  calls: Calls;
  org: OrganizationId;
  query: { modifiedSince?: string };
  descending: boolean;
  pageSize: number;
  after?: string;
}

/** The orders in the order of their last changes. */
export async function* changedOrders(wanted: ChangesWanted): AsyncGenerator<Listed> {
  const since = await beginningOf(wanted);
  if (since === undefined) return;
  const changes = changesSince(wanted, since);
  // What is met first going back is the newest; from a place in between, or going forward, only the order can tell.
  if (wanted.descending && wanted.after === undefined) yield* newestOf(changes);
  else yield* current(wanted, changes);
}

/** Further back than this it is worth a look where changes begin at all. */
const NEAR_MS = 60 * 86_400_000;

/** No living order was changed before the oldest of them was made; undefined when there is none. */
async function beginningOf({ calls, org, query }: ChangesWanted): Promise<string | undefined> {
  const from = query.modifiedSince && nextSecond(query.modifiedSince);
  if (from && Date.parse(from) > Date.now() - NEAR_MS) return from;
  const oldestFirst = { index: INDEXES.byCreation, partition: partitions.organization(org), atMost: 1 };
  const [oldest] = await Array.fromAsync(calls.query(oldestFirst));
  const first = oldest && rowOfItem(oldest).createdAt;
  return first && from && from > first ? from : first;
}

/** Times are compared in whole seconds. */
const nextSecond = (after: string): string =>
  instant(new Date((Math.floor(Date.parse(after) / 1000) + 1) * 1000));

async function* changesSince(wanted: ChangesWanted, since: string): AsyncGenerator<Item> {
  const { org, descending, after } = wanted;
  const months = monthsFrom((!descending && after ? after : since).slice(0, 7));
  for (const month of descending ? months.toReversed() : months) {
    if (descending && after && month > after.slice(0, 7)) continue;
    const part = { partition: partitions.changesOf(org, month), from: since };
    yield* merged(wanted, [part], INDEXES.byChange);
  }
}

/** The clocks of two machines may differ by that much where a month ends. */
const AHEAD_MS = 86_400_000;

/** Months like 2026-11, from that one to this. */
export function monthsFrom(first: string): string[] {
  const last = instant(new Date(Date.now() + AHEAD_MS)).slice(0, 7);
  const months: string[] = [];
  for (let month = first; month <= last; month = following(month)) months.push(month);
  return months;
}

function following(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return instant(new Date(Date.UTC(year ?? 0, number ?? 1))).slice(0, 7);
}

async function* newestOf(changes: AsyncGenerator<Item>): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  let count = 0;
  for await (const item of changes) {
    count += 1;
    if (count > BOUNDS.depth) throw new BoundReached();
    const partition = String(item['PK']);
    if (!seen.has(partition) && !isDeletion(item)) yield placeOf(item);
    seen.add(partition);
  }
}

const placeOf = (item: Item): ListedRow => ({
  key: orderKeyOf(item),
  at: String(item['changedKey']),
  row: rowOfItem(item),
});

function orderKeyOf(item: Item): Key {
  const order = orderOfPartition(String(item['PK']));
  if (!order) throw new TypeError('a change of no order');
  return keys.order(order.organizationId, order.orderId);
}

/**
 * An order that has moved on comes again with its newer change; going forward, when that is not in the index yet, it comes at the
 * end: a walk may meet an order twice, it never misses one. Pages are counted by places: going forward, a place that an order has
 * left within the last hour is a hole that counts on, so that nobody behind it moves to a page that was read already.
 */
async function* current(wanted: ChangesWanted, changes: AsyncGenerator<Item>): AsyncGenerator<Listed> {
  const recent = await recentChanges(wanted);
  const movedOn = new Map<string, ListedRow>();
  let count = 0;
  for await (const group of inGroups(changes, wanted.pageSize)) {
    count += group.length;
    if (count > BOUNDS.changesForward) throw new BoundReached();
    const last = new Map(group.map((item) => [String(item['PK']), item]));
    const orders = await ordersOf(wanted.calls, [...last.values()]);
    for (const item of group) {
      const partition = String(item['PK']);
      const at = String(item['changedKey']);
      const order = orders.get(partition);
      movedOn.delete(partition);
      if (order && !isDeletion(item) && order.row.version <= rowOfItem(item).version) yield { ...order, at };
      else if (versionOf(item) >= (recent.get(partition) ?? Infinity) - 1)
        yield { ...placeOf(item), isHole: true };
      if (order && last.get(partition) === item && order.row.version > versionOf(item)) {
        movedOn.set(partition, { ...order, at });
      }
    }
  }
  if (!wanted.descending) {
    yield* [...movedOn.values()].toSorted((left, right) =>
      left.row.modifiedAt < right.row.modifiedAt ? -1 : 1,
    );
  }
}

/** The version stands in the sort key of the change itself. */
const versionOf = (item: Item): number => Number(String(item['SK']).slice(CHANGE_PREFIX.length));

const HOUR_MS = 3_600_000;

/**
 * The first version of each order since the full hour before the last one; of walks forward by page number only. The hour stands
 * still while a walk goes on, and so do the places.
 */
async function recentChanges(wanted: ChangesWanted): Promise<Map<string, number>> {
  const first = new Map<string, number>();
  if (wanted.descending || wanted.after !== undefined) return first;
  const hour = instant(new Date((Math.floor(Date.now() / HOUR_MS) - 1) * HOUR_MS));
  for await (const item of changesSince({ ...wanted, pageSize: PAGE_OF_CHANGES }, hour)) {
    const partition = String(item['PK']);
    if (!first.has(partition)) first.set(partition, versionOf(item));
    if (first.size > BOUNDS.changesForward) throw new BoundReached();
  }
  return first;
}

const PAGE_OF_CHANGES = 1000;

/** The orders as they stand, by partition; those that are gone are absent. */
async function ordersOf(calls: Calls, changes: Item[]): Promise<Map<string, ListedRow>> {
  const wanted = changes.filter((item) => !isDeletion(item)).map(orderKeyOf);
  if (wanted.length === 0) return new Map();
  const found = byKeyName(await calls.batchGet({ keys: wanted, eventually: true }));
  // A copy that lags may not have it yet.
  const missing = wanted.filter((key) => !found.has(keyName(key)));
  const late = missing.length > 0 ? await calls.batchGet({ keys: missing }) : [];
  return new Map([...found.values(), ...late].map((item) => [String(item['PK']), wholeEntryOf(item)]));
}
