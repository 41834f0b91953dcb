/** Records of keyed calls: what was committed under a key, so that its repeat answers the same. */
import {
  AnsweredByTwin,
  type IdempotencyClaim,
  type IdempotencyRecord,
  type Kept,
} from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { RefusedCommand } from '../domain/outbox.ts';
import type { SalesOrder } from '../domain/order.ts';
import { plainItem, type Item, type Write } from './bulk-calls.ts';
import { fromDocument, toDocument } from './document.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { keys } from './keys.ts';
import type { RawItem } from './retry.ts';
import { conditionFailed, type Calls } from './table.ts';

const REFUSED = 'ConditionalCheckFailed';

/**
 * Expired records are removed late: one that is past its time must not stand in the way, nor the refusal of another call,
 * which has done nothing.
 */
const CLAIM_IS_FREE =
  'attribute_not_exists(PK) OR expiresAt <= :now OR (attribute_exists(refused) AND callHash <> :hash)';

function claimItem(claim: IdempotencyClaim): Item {
  return {
    ...keys.claim(claim.id, claim.position),
    position: claim.position,
    callHash: claim.callHash,
    how: claim.how,
    expiresAt: claim.expiresAt,
    schemaVersion: SCHEMA_VERSION,
  };
}

/** Writes the record unless another one still counts, which is then told. */
export function claimPut(claim: IdempotencyClaim, order: SalesOrder) {
  const kept = { orderId: order.id, version: order.version, ...toDocument(order) };
  return putUnlessTaken(claim, kept);
}

/** The same for a call about something else than an order: its value is kept as JSON. */
export function valueClaimPut(claim: IdempotencyClaim, value: unknown) {
  return putUnlessTaken(claim, { value: JSON.stringify(value) });
}

function keptIn(record: Item): Kept {
  assertKnown(record);
  const how = record['how'] as string | undefined;
  return typeof record['value'] === 'string'
    ? { value: JSON.parse(record['value']) as unknown, how }
    : { order: fromDocument(record), how };
}

type Refusal = Pick<RefusedCommand, 'code' | 'details'>;

/** Takes the place of a success for a refusal that is about to be announced: of two deliveries at once one is right. */
export function refusedPut(claim: IdempotencyClaim, { code, details }: Refusal) {
  return putUnlessTaken(claim, { refused: JSON.stringify({ code, details }) });
}

function putUnlessTaken(claim: IdempotencyClaim, kept: Item) {
  return {
    Item: { ...claimItem(claim), ...kept },
    ConditionExpression: CLAIM_IS_FREE,
    ExpressionAttributeValues: { ':now': claim.takenAt, ':hash': claim.callHash },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
}

interface ValueCommit {
  /** What a missing one is called. */
  kind: string;
  value: unknown;
  claim?: IdempotencyClaim;
}

/**
 * One conditional write about something else than an order, with the record of its call. Answers the value.
 * @throws AnsweredByTwin | OrderError key_reused, not_found (the write's condition does not hold), unavailable
 */
export async function commitValue<Value>(
  calls: Calls,
  write: Write,
  { kind, value, claim }: ValueCommit & { value: Value },
): Promise<Value> {
  const record = claim ? [{ Put: valueClaimPut(claim, value) }] : [];
  const cancelled = await calls.transact([write, ...record]);
  if (!cancelled) return value;
  const [own, taken] = cancelled.reasons;
  if (taken?.Code === REFUSED) throw answeredBy(claim, taken.Item);
  if (own?.Code === REFUSED) throw new OrderError('not_found', { kind });
  throw cancelled.cause;
}

/** What the record in the way says: AnsweredByTwin, the refusal of a twin, or OrderError key_reused of another call. */
export function answeredBy(claim: IdempotencyClaim | undefined, inTheWay: RawItem | undefined): Error {
  const record = plainItem(inTheWay ?? {});
  if (!claim || record['callHash'] !== claim.callHash) return new OrderError('key_reused', {});
  if (typeof record['refused'] === 'string') {
    const { code, details } = JSON.parse(record['refused']) as Refusal;
    return new OrderError(code, details as never);
  }
  return new AnsweredByTwin(keptIn(record));
}

/**
 * Keeps a success that changed nothing; the first of several twins decides what is kept.
 * @throws AnsweredByTwin | OrderError key_reused, unavailable
 */
export async function remember(
  calls: Calls,
  claim: IdempotencyClaim,
  order: SalesOrder,
): Promise<SalesOrder> {
  try {
    await calls.put(claimPut(claim, order));
    return order;
  } catch (error) {
    if (!conditionFailed(error)) throw error;
    throw answeredBy(claim, error.Item);
  }
}

/** The successes that still count. */
export async function recall(
  calls: Calls,
  claimId: string,
  nowSeconds: number,
  position: number | undefined,
): Promise<IdempotencyRecord[]> {
  const { PK, SK } = keys.claim(claimId, position ?? 0);
  const sort = position === undefined ? undefined : { from: SK, to: SK };
  const items = await Array.fromAsync(calls.query({ partition: PK, sort }));
  return items
    .filter((item) => item['refused'] === undefined && Number(item['expiresAt']) > nowSeconds)
    .map((item) => ({
      position: Number(item['position']),
      callHash: String(item['callHash']),
      ...keptIn(item),
    }));
}
