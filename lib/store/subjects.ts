/** Orders by subject: the look-up items that orders with a subject write in their own transactions. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import { attempt } from './attempt.ts';
import { subjectPartition } from './keys.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** The ids of two orders with the subject at most: more than one is all that a caller wants to know. */
export async function findBySubject(
  table: Table,
  org: OrganizationId,
  subject: string,
  time: RequestTime,
): Promise<OrderId[]> {
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'PK = :partition',
    ExpressionAttributeValues: { ':partition': subjectPartition(org, subject) },
    ConsistentRead: true,
    Limit: 2,
  });
  const answer = await attempt(() => table.client.send(query), time);
  return (answer.Items ?? []).map((item) => item['orderId'] as OrderId);
}
