/** Orders by what only one of them has: by way of a look-up item, which must still be the order's own when that has been read. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { NUMBER_AT_MOST } from '../domain/order-number.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Item } from './bulk-calls.ts';
import { fromDocument } from './document.ts';
import { keys, type Key } from './keys.ts';
import { rowOfItem } from './row.ts';
import type { Calls } from './table.ts';

/** How often a name is looked up again when it has moved on meanwhile. */
const LOOKUPS = 3;

/** The item of the order that has the number; strongly consistent. @throws OrderError conflict when the number keeps moving */
export async function orderItemByNumber(
  calls: Calls,
  org: OrganizationId,
  asked: string,
): Promise<Item | undefined> {
  const number = asked.normalize('NFC').trim();
  if (number === '' || number.length > NUMBER_AT_MOST) return undefined;
  return lookedUp(calls, org, keys.number(org, number), (item) => rowOfItem(item).number === number);
}

/** The item of the order that has this id of another system; strongly consistent. @throws OrderError conflict */
export async function orderItemByForeignId(
  calls: Calls,
  org: OrganizationId,
  source: string,
  id: string,
): Promise<Item | undefined> {
  if (id === '' || id.length > LIMITS.idLength) return undefined;
  const isOwn = (item: Item) => fromDocument(item).foreignIds?.[source] === id;
  return lookedUp(calls, org, keys.foreign(org, source, id), isOwn);
}

/** The ids of the orders that have these ids of another system, by those; strongly consistent. */
export async function idsByForeign(
  calls: Calls,
  org: OrganizationId,
  source: string,
  ids: string[],
): Promise<Map<string, OrderId>> {
  const wanted = ids.filter((id) => id !== '' && id.length <= LIMITS.idLength);
  const items = await calls.batchGet({ keys: wanted.map((id) => keys.foreign(org, source, id)) });
  return new Map(items.map((item) => [String(item['SK']), item['orderId'] as OrderId]));
}

async function lookedUp(
  calls: Calls,
  org: OrganizationId,
  name: Key,
  isOwn: (item: Item) => boolean,
): Promise<Item | undefined> {
  for (let tries = 1; tries <= LOOKUPS; tries += 1) {
    const found = await calls.get(name);
    if (!found) return undefined;
    const item = await calls.get(keys.order(org, found['orderId'] as OrderId));
    // Between the two reads the name may have moved on to another order, or the order may have gone.
    if (item && isOwn(item)) return item;
  }
  throw new OrderError('conflict', {});
}
