/** Commits one order change and reads what stood in its way, by place. */
import { changedOrder, type OrderChange } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { plainItem, type Cancelled } from './bulk-calls.ts';
import { answeredBy } from './claims.ts';
import type { CancellationReason } from './retry.ts';
import { rowOfItem } from './row.ts';
import type { Calls } from './table.ts';
import { buildTransaction, type Place } from './transaction.ts';

/**
 * The order as committed, by this call or by an earlier try of it.
 * @throws AnsweredByTwin | OrderError conflict, number_taken, key_reused, too_large, unavailable
 */
export async function commitChange(calls: Calls, change: OrderChange): Promise<SalesOrder> {
  const { writes, places } = buildTransaction(change, calls.epoch);
  const committed = changedOrder(change);
  const cancelled = await calls.transact(writes);
  if (!cancelled) return committed;
  return judge(change, committed, placed(places, cancelled.reasons), cancelled);
}

type Refusals = Partial<Record<Place, CancellationReason>>;

/** The first failed condition at each place. */
function placed(places: Place[], reasons: CancellationReason[]): Refusals {
  const refusals: Refusals = {};
  places.forEach((place, index) => {
    const reason = reasons[index];
    if (reason?.Code === 'ConditionalCheckFailed') refusals[place] ??= reason;
  });
  return refusals;
}

/** Precedence: own change, claim, change, order, number, foreign id. The own mutation id tells that an earlier try of ours committed. */
function judge(
  change: OrderChange,
  committed: SalesOrder,
  refused: Refusals,
  { cause, uncertain }: Cancelled,
): SalesOrder {
  const standing = refused.change?.Item;
  if (standing?.['mutationId']?.S === change.record.mutationId) {
    // An earlier try may have been under another automatic number: the one that committed counts.
    return { ...committed, number: rowOfItem(plainItem(standing)).number };
  }
  if (refused.claim) throw answeredBy(change.idempotency, refused.claim.Item);
  if (refused.change || refused.order || refused.freed || refused.upserts)
    throw new OrderError('conflict', {}, { cause });
  if (refused.number) {
    throw new OrderError('number_taken', {
      number: committed.number,
      id: refused.number.Item?.['orderId']?.S,
      uncertain,
    });
  }
  if (refused.foreign)
    throw new OrderError('invalid_value', { field: 'foreignIds', reason: 'another sales order has this id' });
  throw new OrderError('internal', {}, { cause });
}
