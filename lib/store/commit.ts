/** Commits one order change and reads what stood in its way, by place. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { changedOrder, type OrderChange } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { attempt, cancellationReasons, wasAnswered, type CancellationReason } from './attempt.ts';
import { keptOrder } from './claims.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';
import { buildTransaction, type Place } from './transaction.ts';

/**
 * The order as committed: by this call, or by an earlier try or twin of it.
 * @throws OrderError conflict | number_taken | key_reused | too_large | unavailable
 */
export async function commitChange(
  table: Table,
  change: OrderChange,
  time: RequestTime,
): Promise<SalesOrder> {
  const { input, places } = buildTransaction(table.name, change);
  const committed = changedOrder(change);
  let uncertain = false;
  const send = async (options: { abortSignal: AbortSignal }) => {
    try {
      return await table.client.send(new TransactWriteCommand(input), options);
    } catch (error) {
      uncertain ||= !wasAnswered(error);
      throw error;
    }
  };
  try {
    await attempt(send, time);
    return committed;
  } catch (error) {
    const reasons = cancellationReasons(error);
    if (!reasons) throw error;
    return judge(change, committed, placed(places, reasons), { cause: error, uncertain });
  }
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

/** Precedence: claim, change, order, number. The change's own mutation id tells that an earlier try of ours committed. */
function judge(
  change: OrderChange,
  committed: SalesOrder,
  refused: Refusals,
  { cause, uncertain }: { cause: unknown; uncertain: boolean },
): SalesOrder {
  if (refused.claim) return keptOrder(change.idempotency, refused.claim.Item);
  const standing = refused.change?.Item;
  if (standing?.['mutationId']?.S === change.record.mutationId) {
    // An earlier try may have been under another automatic number: the one that committed counts.
    return { ...committed, number: standing['row']?.M?.['number']?.S ?? committed.number };
  }
  if (refused.change || refused.order || refused.freed || refused.upserts)
    throw new OrderError('conflict', {}, { cause });
  if (refused.number) {
    throw new OrderError('number_taken', {
      number: committed.number,
      id: refused.number.Item?.['orderId']?.S,
      uncertain,
    });
  }
  throw new OrderError('internal', {}, { cause });
}
