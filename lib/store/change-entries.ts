/** Entries of changes in their index, month by month, and the places that orders have among them. */
import { instant, type OrganizationId } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import type { Item } from './bulk-calls.ts';
import { CHANGE_PREFIX, keys, orderOfPartition, partitions, type Key } from './keys.ts';
import type { Listed, ListedRow } from './listed-rows.ts';
import { rowOfItem } from './row.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';
import { merged } from './walk.ts';

export interface ChangesWanted {
  calls: Calls;
  org: OrganizationId;
  query: Pick<ListCommand, 'modifiedSince'>;
  descending: boolean;
  pageSize: number;
  after?: string;
  /** So many places are not shown, and nothing is left to a look at their rows. */
  skip?: number;
}

/** Changes since a time, as they stand in the index. */
export async function* changesSince(wanted: ChangesWanted, since: string): AsyncGenerator<Item> {
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

/** The place of a change, with what its order looked like then. */
export const placeOf = (item: Item): ListedRow => ({
  key: orderKeyOf(item),
  at: String(item['changedKey']),
  row: rowOfItem(item),
});

/** A place that counts and shows nothing. */
export const holeAt = (item: Item): Listed => ({
  key: orderKeyOf(item),
  at: String(item['changedKey']),
  ...(item['row'] !== undefined && { row: rowOfItem(item) }),
  isHole: true,
});

/** Of the order that has changed. */
export function orderKeyOf(item: Item): Key {
  const order = orderOfPartition(String(item['PK']));
  if (!order) throw new TypeError('a change of no order');
  return keys.order(order.organizationId, order.orderId);
}

/** The version stands in the sort key of the change itself. */
export const versionOf = (item: Item): number => Number(String(item['SK']).slice(CHANGE_PREFIX.length));

const HOUR_MS = 3_600_000;

/** The full hour before the last one: it stands still while a walk goes on, and so do the places. */
export const hourBefore = () => instant(new Date((Math.floor(Date.now() / HOUR_MS) - 1) * HOUR_MS));
