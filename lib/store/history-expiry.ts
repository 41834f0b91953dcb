/** When the change items of orders end: once their order is deleted, or closed for long enough. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { Item } from './bulk-calls.ts';
import { CHANGE_PREFIX, isDeletion, keyOf, keys, type Key } from './keys.ts';
import type { Query } from './query.ts';
import { rowOfItem } from './row.ts';
import { EXPIRY } from './table-shape.ts';
import { ifConditionHolds, type Calls } from './table.ts';

const PAGE = 100;
const EXPIRED_AT_ONCE = 8;
const DAY_SECONDS = 86_400;

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
