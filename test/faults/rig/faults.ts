/** The faults by name, where each can happen, and the refusals that DynamoDB words for them. */
import { partsOf, type EngineCall } from './engine-call.ts';

export const FAULTS = [
  'throttle',
  'conflict',
  'in-progress',
  '500',
  'drop-before',
  'drop-after',
  'slow',
  'twice',
  'stale-index',
  'unprocessed',
] as const;
export type Fault = (typeof FAULTS)[number];

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);

/** True when DynamoDB, or the network before it, could do this to such a call. */
export function canBefall(fault: Fault, { action, body }: Pick<EngineCall, 'action' | 'body'>): boolean {
  if (fault === 'conflict') return WRITES.has(action);
  if (fault === 'in-progress') return action === 'TransactWriteItems';
  if (fault === 'stale-index') return action === 'Query' && 'IndexName' in body;
  if (fault === 'unprocessed') return action === 'BatchGetItem';
  return true;
}

export interface Refusal {
  status: number;
  body: Record<string, unknown>;
}

const refusal = (status: number, type: string, more: Record<string, unknown> = {}): Refusal => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'injected', ...more },
});

/** The refusal that a fault is; undefined for faults that are none. */
export function refusalOf(fault: Fault, call: EngineCall): Refusal | undefined {
  if (fault === 'throttle') return refusal(400, 'ProvisionedThroughputExceededException');
  if (fault === '500') return refusal(500, 'InternalServerError');
  if (fault === 'in-progress') return refusal(400, 'TransactionInProgressException');
  if (fault !== 'conflict') return undefined;
  if (call.action !== 'TransactWriteItems') return refusal(400, 'TransactionConflictException');
  return cancelled(call);
}

/** The place in conflict changes from call to call; some cancellations name a throttle besides. */
function cancelled({ body, count }: EngineCall): Refusal {
  const places = partsOf(body).length;
  const reasons = Array.from({ length: places }, (_, place) => {
    if (place === count % places) return { Code: 'TransactionConflict', Message: 'injected' };
    return { Code: place === (count + 1) % places && count % 3 === 0 ? 'ThrottlingError' : 'None' };
  });
  return refusal(400, 'TransactionCanceledException', { CancellationReasons: reasons });
}
