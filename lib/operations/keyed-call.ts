/** Calls with an idempotency key: what an earlier one has done is answered again, before anything can refuse it. */
import type { IdempotencyClaim, IdempotencyRecord } from '../domain/change.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import type { Operation, OperationContext, Outcome } from './operation.ts';

/** The identity of a call: one claim per position, one hash for the whole. */
export interface KeyedCall {
  claimId(position: number): string;
  callHash: string;
}

const HOUR_SECONDS = 3600;
/** How long a success is kept when the organisation does not say. */
const KEPT_HOURS = 24;
/** A call on many orders has at most this many positions; all are looked at, so that no other call slips in beside. */
const POSITIONS_AT_MOST = 100;

type Context = Omit<OperationContext, 'mutationId' | 'claim'>;
type Run<Value> = (claim: IdempotencyClaim) => Promise<Outcome<Value>>;

export interface Keyed<Value> {
  /** The earlier success of a position, or a run of it under its claim. */
  at(position: number, run: Run<Value>): Promise<Outcome<Value>>;
}

/** Reads what earlier calls did. Operations that change nothing take no key. @throws OrderError key_reused */
export async function earlierSuccesses<Value>(
  operation: Operation<never, Value>,
  count: number,
  context: Context,
  { claimId, callHash }: KeyedCall,
): Promise<Keyed<Value> | undefined> {
  const { replay } = operation;
  if (!replay) return undefined;
  const nowSeconds = Math.floor(context.clock.now().getTime() / 1000);
  const looked = Array.from({ length: count > 1 ? POSITIONS_AT_MOST : 1 }, (_, position) =>
    claimId(position),
  );
  const [records, { settings }] = await Promise.all([
    context.orders.recall(looked, nowSeconds),
    context.references.load(context.caller.organizationId, []),
  ]);
  if ([...records.values()].some((record) => record.callHash !== callHash))
    throw new OrderError('key_reused', {});
  const expiresAt = nowSeconds + (settings?.idempotencyHours ?? KEPT_HOURS) * HOUR_SECONDS;
  const replayed = (record: IdempotencyRecord | undefined): Outcome<Value> | undefined =>
    record && { value: replay(record.order, record.how), replayed: true };
  return {
    async at(position, run) {
      const id = claimId(position);
      const earlier = replayed(records.get(id));
      if (earlier) return earlier;
      const outcome = await run({ id, callHash, expiresAt });
      if (!('error' in outcome) || isOrderError(outcome.error, 'key_reused')) return outcome;
      // A twin may have done it meanwhile and be the very reason of the refusal.
      const twin = (await context.orders.recall([id], nowSeconds)).get(id);
      return (twin?.callHash === callHash && replayed(twin)) || outcome;
    },
  };
}
