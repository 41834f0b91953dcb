/** Orders that were deleted, from the change items that took them away. */
import type { Actor } from '../domain/caller.ts';
import type { DeletedOrder, DeletedPage, DeletedQuery } from '../domain/deleted-order.ts';
import type { Instant, OrganizationId } from '../domain/identity.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import { OrderError } from '../domain/order-error.ts';
import type { Item } from './bulk-calls.ts';
import { monthsFrom } from './change-entries.ts';
import { byKeyName, isDeletion, keyName, keyOf, orderOfPartition, partitions } from './keys.ts';
import { rowOfItem } from './row.ts';
import { assertKnown } from './schema.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';

const PAGE_OF_CHANGES = 1000;

/**
 * One page. It costs what the changes since `from` cost, the last ones first, until the page is full; eventually consistent.
 * @throws OrderError invalid_value when more than 100,000 changes would have to be looked at
 */
export async function deletedOrders(
  calls: Calls,
  org: OrganizationId,
  { from, before, page, perPage }: DeletedQuery,
): Promise<DeletedPage> {
  const first = (page - 1) * perPage;
  const found: Item[] = [];
  for await (const item of changesBackTo(calls, org, from)) {
    if (!isDeletion(item) || (before && timeOf(item) >= before)) continue;
    found.push(item);
    if (found.length > first + perPage) break;
  }
  const shown = found.slice(first, first + perPage).map(keyOf);
  const items = byKeyName(shown.length > 0 ? await calls.batchGet({ keys: shown }) : []);
  // What has expired meanwhile is not there any more.
  const deleted = shown.flatMap((key) => {
    const item = items.get(keyName(key));
    return item ? [deletedIn(item)] : [];
  });
  return { deleted, hasMore: found.length > first + perPage };
}

const timeOf = (item: Item): string => String(item['changedKey']).split('#')[0] ?? '';

async function* changesBackTo(calls: Calls, org: OrganizationId, from: Instant): AsyncGenerator<Item> {
  let count = 0;
  for (const month of monthsFrom(from.slice(0, 7)).toReversed()) {
    const partition = partitions.changesOf(org, month);
    const sort = { from, to: LAST };
    const query = { index: INDEXES.byChange, partition, sort, descending: true, pageSize: PAGE_OF_CHANGES };
    for await (const item of calls.query(query)) {
      count += 1;
      if (count > BOUNDS.changesSeen) throw tooMany();
      yield item;
    }
  }
}

/** Behind every time. */
const LAST = '9999';

function tooMany(): OrderError {
  const reason = `more than ${BOUNDS.changesSeen} changes would have to be looked at; ask for a later time`;
  return new OrderError('invalid_value', { field: 'modifiedSince', reason });
}

function deletedIn(item: Item): DeletedOrder {
  assertKnown(item);
  const order = orderOfPartition(String(item['PK']));
  if (!order) throw new TypeError('a change of no order');
  const { number, subject, foreignIds } = rowOfItem(item);
  const named = { id: order.orderId, number, subject, foreignIds };
  return { ...named, at: item['at'] as Instant, by: item['actor'] as Actor };
}
