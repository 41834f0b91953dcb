/** Records of keyed calls: what was committed under a key, so that its repeat answers the same. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { IdempotencyClaim, IdempotencyRecord } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { attempt } from './attempt.ts';
import { fromDocument, SCHEMA_VERSION, toDocument } from './item.ts';
import { keys } from './keys.ts';
import { batchGet } from './reads.ts';
import type { Table } from './table.ts';

/** Expired records are removed late: one that is past its time must not stand in the way. */
export const CLAIM_IS_FREE = 'attribute_not_exists(PK) OR expiresAt <= :now';

export function claimItem(claim: IdempotencyClaim, order: SalesOrder): Record<string, unknown> {
  return {
    ...keys.claim(claim.id),
    callHash: claim.callHash,
    how: claim.how,
    expiresAt: claim.expiresAt,
    orderId: order.id,
    version: order.version,
    doc: toDocument(order),
    schemaVersion: SCHEMA_VERSION,
  };
}

/** Keeps a success that changed nothing. @throws OrderError key_reused */
export async function remember(
  table: Table,
  claim: IdempotencyClaim,
  order: SalesOrder,
  nowSeconds: number,
  deadline: number,
): Promise<void> {
  const put = new PutCommand({
    TableName: table.name,
    Item: claimItem(claim, order),
    ConditionExpression: `${CLAIM_IS_FREE} OR callHash = :hash`,
    ExpressionAttributeValues: { ':now': nowSeconds, ':hash': claim.callHash },
  });
  try {
    await attempt(() => table.client.send(put), deadline);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    throw new OrderError('key_reused', {}, { cause: error });
  }
}

/** The records that still count, by claim id. */
export async function recall(
  table: Table,
  claimIds: string[],
  nowSeconds: number,
  deadline: number,
): Promise<Map<string, IdempotencyRecord>> {
  const items = await batchGet(table, claimIds.map(keys.claim), deadline);
  const live = items.filter((item) => Number(item['expiresAt']) > nowSeconds);
  return new Map(
    live.map((item) => {
      const id = String(item['PK']).slice('IDEM#'.length);
      const order = fromDocument(item['doc'] as Uint8Array);
      const how = item['how'] as string | undefined;
      return [id, { id, callHash: String(item['callHash']), how, order }];
    }),
  );
}
