/** Lists: one index per order of rows, read page by page; nothing but the packed rows is fetched. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ListCommand } from '../domain/commands.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import { attempt } from './attempt.ts';
import { partitions } from './keys.ts';
import { INDEXES, type IndexName } from './table-shape.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Deeper than this a page is refused in words: a caller that far down wants a narrower filter. */
export const ROWS_SCANNED_AT_MOST = 100_000;

type Bounds = { partition: string; from?: string; to?: string };

/** The page that the query names. @throws OrderError limit_exceeded past 100,000 rows */
export async function listRows(
  table: Table,
  org: OrganizationId,
  query: ListCommand,
  matches: (row: OrderRow) => boolean,
  time: RequestTime,
): Promise<OrderPage> {
  const first = (query.page - 1) * query.perPage;
  const rows: OrderRow[] = [];
  let matched = 0;
  let scanned = 0;
  for await (const row of walk(table, org, query, time)) {
    scanned += 1;
    if (scanned > ROWS_SCANNED_AT_MOST)
      throw new OrderError('limit_exceeded', { field: 'page', limit: scanned - 1 });
    if (!matches(row)) continue;
    matched += 1;
    if (matched <= first) continue;
    if (rows.length === query.perPage) return { rows, hasMore: true };
    rows.push(row);
  }
  return { rows, hasMore: false };
}

/** Rows of the fitting index in the asked order. */
async function* walk(
  table: Table,
  org: OrganizationId,
  query: ListCommand,
  time: RequestTime,
): AsyncGenerator<OrderRow> {
  const index = indexFor(query);
  const { partitionKey, sortKey, name } = INDEXES[index];
  const { partition, from, to } = boundsFor(index, org, query);
  let start: Record<string, unknown> | undefined;
  do {
    const page = new QueryCommand({
      TableName: table.name,
      IndexName: name,
      KeyConditionExpression: `#partition = :partition${from ? ' AND #sort BETWEEN :from AND :to' : ''}`,
      ExpressionAttributeNames: { '#partition': partitionKey, ...(from ? { '#sort': sortKey } : {}) },
      ExpressionAttributeValues: { ':partition': partition, ...(from ? { ':from': from, ':to': to } : {}) },
      ScanIndexForward: !query.descending,
      ExclusiveStartKey: start,
      Limit: pageSizeFor(query),
    });
    const answer = await attempt((options) => table.client.send(page, options), time);
    for (const item of answer.Items ?? []) yield item['row'] as OrderRow;
    start = answer.LastEvaluatedKey;
  } while (start);
}

/** The narrowest index that has the asked order; what it does not narrow, the predicate does. */
function indexFor(query: ListCommand): IndexName {
  if (query.sortBy === 'created') return 'byCreation';
  if (query.sortBy === 'modified') return 'byLastChange';
  if (query.customerId) return 'byCustomer';
  return query.status ? 'byStatus' : 'byDate';
}

function boundsFor(index: IndexName, org: OrganizationId, query: ListCommand): Bounds {
  if (index === 'byCreation' || index === 'byLastChange') return { partition: partitions.organization(org) };
  const dates =
    query.dateFrom || query.dateTo
      ? { from: query.dateFrom ?? '0', to: `${query.dateTo ?? '9999-99-99'}#~` }
      : {};
  if (index === 'byCustomer')
    return { partition: partitions.customer(org, query.customerId ?? ''), ...dates };
  if (index === 'byStatus') return { partition: partitions.status(org, query.status ?? ''), ...dates };
  return { partition: partitions.organization(org), ...dates };
}

/** One row more than the page tells whether there is another page. */
function pageSizeFor(query: ListCommand): number {
  return Math.min(1000, query.page * query.perPage + 1);
}
