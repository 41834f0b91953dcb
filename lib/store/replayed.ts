/** What has left as events, read again from the table: by time, of one organisation, or of one order. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { Outgoing } from '../domain/outbox.ts';
import { REFERENCE_KINDS } from '../domain/reference.ts';
import type { Item } from './bulk-calls.ts';
import { monthsFrom } from './change-entries.ts';
import { byKeyName, CHANGE_PREFIX, keyName, keyOf, keys, partitions, type Key } from './keys.ts';
import { outgoingOf } from './outbox.ts';
import type { Query } from './query.ts';
import { INDEXES } from './table-shape.ts';
import { patientCalls, type Calls, type Table } from './table.ts';

export const REPLAYED = ['changes', 'refusals', 'rows'] as const;
export type Replayed = (typeof REPLAYED)[number];

/** From one time to another, both included, as the sort keys of the indexes begin. */
export interface Span {
  from: string;
  to: string;
}

const PAGE = 100;
/** A replay has nobody waiting; each page may take its time. */
const WITHIN_MS = 60_000;
/** Behind everything that begins with the same time. */
const LAST = '\u{10FFFF}';

/** Changes (deletions included), refusals, or the rows whose last revision is of that time: in pages, the oldest first. */
export async function* replayed(
  table: Table,
  org: OrganizationId,
  what: Replayed,
  { from, to }: Span,
): AsyncGenerator<Outgoing[]> {
  const calls = patientCalls(table, WITHIN_MS);
  for (const place of placesOf(org, what, from))
    for await (const page of calls.pages({ ...place, sort: { from, to: `${to}${LAST}` }, pageSize: PAGE }))
      yield wholeOf(calls, page.map(keyOf));
}

/** All that is still known of an order's changes, the first version first. */
export async function* replayedOfOrder(
  table: Table,
  org: OrganizationId,
  id: OrderId,
): AsyncGenerator<Outgoing[]> {
  const { PK: partition } = keys.order(org, id);
  const query = { partition, sort: { prefix: CHANGE_PREFIX }, pageSize: PAGE };
  for await (const page of patientCalls(table, WITHIN_MS).pages(query)) yield page.flatMap(outgoing);
}

/** The change, refusal or row that the item with the key is now; undefined when there is none. @throws Error for one that cannot be read */
export async function outgoingAt(table: Table, key: Key): Promise<Outgoing | undefined> {
  const item = await patientCalls(table, WITHIN_MS).get(key);
  return item && outgoingOf(item);
}

type Place = Pick<Query, 'index' | 'partition'>;

/** Where it stands, in the order of time; rows by their kinds. */
function placesOf(org: OrganizationId, what: Replayed, from: string): Place[] {
  if (what === 'rows')
    return REFERENCE_KINDS.map((kind) => ({ index: INDEXES.byDate, partition: partitions.rows(org, kind) }));
  const partitionOf = what === 'changes' ? partitions.changesOf : partitions.refusalsOf;
  return monthsFrom(from.slice(0, 7)).map((month) => ({
    index: INDEXES.byChange,
    partition: partitionOf(org, month),
  }));
}

/** The index says where; the items themselves say what. */
async function wholeOf(calls: Calls, wanted: Key[]): Promise<Outgoing[]> {
  const byName = byKeyName(await calls.batchGet({ keys: wanted }));
  return wanted.flatMap((key) => {
    const item = byName.get(keyName(key));
    return item ? outgoing(item) : [];
  });
}

const outgoing = (item: Item): Outgoing[] => [outgoingOf(item)].flatMap((found) => found ?? []);
