/** Records of keyed calls: what was committed under a key, so that its repeat answers the same. */
import { PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import type { IdempotencyClaim, IdempotencyRecord } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { attempt, type RawItem } from './attempt.ts';
import { fromDocument, SCHEMA_VERSION, toDocument } from './item.ts';
import { keys } from './keys.ts';
import { queryAll } from './reads.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Expired records are removed late: one that is past its time must not stand in the way. */
const CLAIM_IS_FREE = 'attribute_not_exists(PK) OR expiresAt <= :now';

function claimItem(claim: IdempotencyClaim, order: SalesOrder): Record<string, unknown> {
  return {
    ...keys.claim(claim.id, claim.position),
    position: claim.position,
    callHash: claim.callHash,
    how: claim.how,
    expiresAt: claim.expiresAt,
    orderId: order.id,
    version: order.version,
    doc: toDocument(order),
    schemaVersion: SCHEMA_VERSION,
  };
}

/** Writes the record unless another one still counts, which is then told. */
export function claimPut(
  TableName: string,
  claim: IdempotencyClaim,
  order: SalesOrder,
): PutCommandInput & { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } {
  return {
    TableName,
    Item: claimItem(claim, order),
    ConditionExpression: CLAIM_IS_FREE,
    ExpressionAttributeValues: { ':now': claim.takenAt },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** The order that the record in the way keeps. @throws OrderError key_reused when it is another call's */
export function keptOrder(claim: IdempotencyClaim | undefined, inTheWay: RawItem | undefined): SalesOrder {
  const { callHash, doc } = inTheWay ?? {};
  if (!claim || callHash?.S !== claim.callHash || !doc?.B) throw new OrderError('key_reused', {});
  return fromDocument(doc.B);
}

/** Keeps a success that changed nothing; the first of several twins decides what is kept. @throws OrderError key_reused */
export async function remember(
  table: Table,
  claim: IdempotencyClaim,
  order: SalesOrder,
  time: RequestTime,
): Promise<SalesOrder> {
  const put = new PutCommand(claimPut(table.name, claim, order));
  try {
    await attempt((options) => table.client.send(put, options), time);
    return order;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    return keptOrder(claim, (error as Error & { Item?: RawItem }).Item);
  }
}

/** The records that still count. */
export async function recall(
  table: Table,
  claimId: string,
  nowSeconds: number,
  position: number | undefined,
  time: RequestTime,
): Promise<IdempotencyRecord[]> {
  const { PK, SK } = keys.claim(claimId, position ?? 0);
  const query = {
    TableName: table.name,
    ConsistentRead: true,
    KeyConditionExpression: position === undefined ? 'PK = :pk' : 'PK = :pk AND SK = :sk',
    ExpressionAttributeValues: { ':pk': PK, ...(position === undefined ? {} : { ':sk': SK }) },
  };
  const items = await queryAll(table, query, time);
  return items
    .filter((item) => Number(item['expiresAt']) > nowSeconds)
    .map((item) => ({
      position: Number(item['position']),
      callHash: String(item['callHash']),
      how: item['how'] as string | undefined,
      order: fromDocument(item['doc'] as Uint8Array),
    }));
}
