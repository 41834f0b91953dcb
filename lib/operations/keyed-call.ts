/** Calls with an idempotency key: what an earlier one has done is answered again, before anything can refuse it. */
import type { IdempotencyClaim, IdempotencyRecord } from '../domain/change.ts';
import { asOrderError, isOrderError, OrderError } from '../domain/order-error.ts';
import type { References } from '../domain/references.ts';
import type { Operation, OperationContext, Outcome } from './operation.ts';

/** The identity of a call: one claim id, under which each position has its record, and one hash for the whole. */
export interface KeyedCall {
  claimId: string;
  callHash: string;
  /** For how long a success is kept at least; the organisation may say longer. */
  keptSeconds?: number;
}

const HOUR_SECONDS = 3600;
/** How long a success is kept when the organisation does not say. */
const KEPT_HOURS = 24;

type Context = Omit<OperationContext, 'mutationId' | 'claim'>;
type Run<Value> = (claim: IdempotencyClaim) => Promise<Outcome<Value>>;

interface Keyed<Value> {
  /** The earlier success of a position, or a run of it under its claim. */
  at(position: number, run: Run<Value>): Promise<Outcome<Value>>;
}

const secondsKept = (settings: References['settings']): number =>
  (settings?.idempotencyHours ?? KEPT_HOURS) * HOUR_SECONDS;

/**
 * Reads what earlier calls did, at every position: a call with other commands must not slip in beside it.
 * Operations that change nothing take no key. @throws OrderError key_reused
 */
export async function earlierSuccesses<Value>(
  { replay, settle }: Operation<never, Value>,
  context: Context,
  { claimId, callHash, keptSeconds = 0 }: KeyedCall,
): Promise<Keyed<Value> | undefined> {
  if (!replay) return undefined;
  const takenAt = Math.floor(context.clock.now().getTime() / 1000);
  const [records, { settings }] = await Promise.all([
    context.orders.recall(claimId, takenAt),
    context.references.load(context.caller.organizationId, []),
  ]);
  if (records.some((record) => record.callHash !== callHash)) throw new OrderError('key_reused', {});
  const expiresAt = takenAt + Math.max(secondsKept(settings), keptSeconds);
  const replayed = replayer({ replay, settle }, callHash, context);
  return {
    async at(position, run) {
      const earlier = await replayed(records, position);
      if (earlier) return earlier;
      const outcome = await run({ id: claimId, position, callHash, takenAt, expiresAt });
      if (!('error' in outcome) || isOrderError(outcome.error, 'key_reused')) return outcome;
      try {
        // A twin may have done it meanwhile, or another call under this key, and be the very reason of the refusal.
        const since = await context.orders.recall(claimId, takenAt, position);
        if (since.some((record) => record.callHash !== callHash)) {
          return { error: new OrderError('key_reused', {}) };
        }
        return (await replayed(since, position)) ?? outcome;
      } catch (error) {
        return { error: asOrderError(error) };
      }
    },
  };
}

/** An operation that takes a key. */
export type Replaying<Value> = Required<Pick<Operation<never, Value>, 'replay'>> &
  Pick<Operation<never, Value>, 'settle'>;

/** What an earlier success of a position comes to, once what it left to be done is done; undefined when there is none. */
function replayer<Value>({ replay, settle }: Replaying<Value>, callHash: string, context: Context) {
  return async (found: IdempotencyRecord[], position: number): Promise<Outcome<Value> | undefined> => {
    const record = found.find((candidate) => candidate.position === position);
    if (record?.callHash !== callHash) return undefined;
    try {
      await settle?.(record, context);
    } catch (error) {
      return { error: asOrderError(error) };
    }
    return { value: replay(record), replayed: true };
  };
}
