/**
 * Orders by their last change, from the change items: those that replay needs anyway, one per version and never changed.
 * Of each order the newest version counts; a deletion counts as one, and is not shown.
 */
import { instant } from '../domain/identity.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import { BoundReached } from './bound-reached.ts';
import type { Item } from './bulk-calls.ts';
import {
  changesSince,
  holeAt,
  hourBefore,
  orderKeyOf,
  placeOf,
  versionOf,
  type ChangesWanted,
} from './change-entries.ts';
import { byKeyName, isDeletion, keyName, partitions } from './keys.ts';
import { wholeEntryOf, type Listed, type ListedRow } from './listed-rows.ts';
import { rowOfItem } from './row.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';
import { inGroups } from './walk.ts';

/** The orders in the order of their last changes. */
export async function* changedOrders(wanted: ChangesWanted): AsyncGenerator<Listed> {
  const since = await beginningOf(wanted);
  if (since === undefined) return;
  const changes = changesSince(wanted, since);
  // What is met first going back is the newest; from a place in between, or going forward, only the order can tell.
  if (wanted.descending && wanted.after === undefined) yield* newestOf(changes);
  else if (!wanted.descending && wanted.query.modifiedSince && (wanted.skip ?? 0) >= BOUNDS.near)
    yield* farPlaces(wanted, changes);
  else yield* current(wanted, changes, await recentChanges(wanted));
}

/** Orders of a page are read together. */
const GROUP = 200;

/**
 * Behind some places it costs less to read all changes in the index than the orders of those places: they are the same, told by
 * the index alone as far as they are skipped. Of changes before the hour the last one of each order has a place, of later ones
 * each. So a walk by page number gets further than orders could be read.
 */
async function* farPlaces(wanted: ChangesWanted, changes: AsyncGenerator<Item>): AsyncGenerator<Listed> {
  const hour = hourBefore();
  const all: Item[] = [];
  const lastBefore = new Map<string, string>();
  const recent = new Map<string, number>();
  for await (const { PK, SK, changedKey } of changes) {
    if (all.length === BOUNDS.changesSeen) throw new BoundReached();
    const [partition, at] = [String(PK), String(changedKey)];
    all.push({ PK, SK, changedKey });
    if (at < hour) lastBefore.set(partition, at);
    else if (!recent.has(partition)) recent.set(partition, versionOf({ SK }));
  }
  const places = all.filter((item) => {
    const at = String(item['changedKey']);
    return at >= hour || (lastBefore.get(String(item['PK'])) === at && !isDeletion(item));
  });
  const skipped = places.splice(0, wanted.skip);
  yield* skipped.map((item) => holeAt(item));
  yield* current({ ...wanted, pageSize: GROUP }, eachOf(places), recent);
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

/**
 * An order that has moved on comes again with its newer change; going forward, when that is not in the index yet, it comes at the
 * end: a walk may meet an order twice, it never misses one. Pages are counted by places: going forward, a place that an order has
 * left within the last hour is a hole that counts on, so that nobody behind it moves to a page that was read already.
 */
async function* current(
  wanted: ChangesWanted,
  changes: AsyncGenerator<Item>,
  recent: ReadonlyMap<string, number>,
): AsyncGenerator<Listed> {
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
      if (order && !isDeletion(item) && order.row.version <= versionOf(item)) yield { ...order, at };
      else if (versionOf(item) >= (recent.get(partition) ?? Infinity) - 1) yield holeAt(item);
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

/**
 * The first version of each order since the full hour before the last one; of walks forward by page number only.
 */
async function recentChanges(wanted: ChangesWanted): Promise<Map<string, number>> {
  const first = new Map<string, number>();
  if (wanted.descending || wanted.after !== undefined) return first;
  const hour = hourBefore();
  for await (const item of changesSince({ ...wanted, pageSize: PAGE_OF_CHANGES }, hour)) {
    const partition = String(item['PK']);
    if (!first.has(partition)) first.set(partition, versionOf(item));
    if (first.size > BOUNDS.changesSeen) throw new BoundReached();
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

async function* eachOf(items: Item[]): AsyncGenerator<Item> {
  yield* items;
}
