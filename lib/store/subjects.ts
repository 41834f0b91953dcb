/** Orders by subject: the look-up items that orders with a subject write in their own transactions. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { SubjectMatches } from '../domain/ports.ts';
import { attempt } from './attempt.ts';
import { subjectPartition } from './keys.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Two orders with the subject at most: more than one is all that a caller wants to know. */
export async function findBySubject(
  table: Table,
  org: OrganizationId,
  subject: string,
  time: RequestTime,
): Promise<SubjectMatches> {
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'PK = :partition',
    ExpressionAttributeValues: { ':partition': subjectPartition(org, subject) },
    ConsistentRead: true,
    // Two orders and the count of upserts, which sorts behind them; of three orders it does not matter.
    Limit: 3,
  });
  const answer = await attempt((options) => table.client.send(query, options), time);
  const items = answer.Items ?? [];
  const ids = items.flatMap((item) => (item['orderId'] ? [item['orderId'] as OrderId] : []));
  const counted = items.find((item) => item['SK'] === 'UPSERTS');
  return { ids: ids.slice(0, 2), upserts: Number(counted?.['n'] ?? 0) };
}
