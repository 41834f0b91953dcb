/** The order that has a number: by way of the item of the number, which must still be its own. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { NUMBER_AT_MOST } from '../domain/order-number.ts';
import type { Item } from './bulk-calls.ts';
import { keys } from './keys.ts';
import { rowOfItem } from './row.ts';
import type { Calls } from './table.ts';

/** How often a number is looked up again when it has moved on meanwhile. */
const LOOKUPS = 3;

/** The item of the order that has the number; strongly consistent. @throws OrderError conflict when the number keeps moving */
export async function orderItemByNumber(
  calls: Calls,
  org: OrganizationId,
  asked: string,
): Promise<Item | undefined> {
  const number = asked.normalize('NFC').trim();
  if (number === '' || number.length > NUMBER_AT_MOST) return undefined;
  for (let tries = 1; tries <= LOOKUPS; tries += 1) {
    const found = await calls.get(keys.number(org, number));
    if (!found) return undefined;
    const item = await calls.get(keys.order(org, found['orderId'] as OrderId));
    // Between the two reads the number may have moved on to another order, or the order may have gone.
    if (item && rowOfItem(item).number === number) return item;
  }
  throw new OrderError('conflict', {});
}
