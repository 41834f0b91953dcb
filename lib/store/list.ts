/** Lists: one index per order of rows, read page by page; nothing but the packed rows is fetched. */
import type { ListCommand } from '../domain/commands.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import { partitions } from './keys.ts';
import type { Query } from './query.ts';
import { INDEXES, type IndexName } from './table-shape.ts';
import type { Calls } from './table.ts';

/** Deeper than this a page is refused in words: a caller that far down wants a narrower filter. */
const ROWS_SCANNED_AT_MOST = 100_000;

/** The page that the query names. @throws OrderError limit_exceeded past 100,000 rows */
export async function listRows(
  calls: Calls,
  org: OrganizationId,
  query: ListCommand,
  matches: (row: OrderRow) => boolean,
): Promise<OrderPage> {
  const first = (query.page - 1) * query.perPage;
  const rows: OrderRow[] = [];
  // A row that moves in its index while it is walked is met twice.
  const met = new Set<string>();
  let matched = 0;
  let scanned = 0;
  for await (const item of calls.query(walkOf(org, query))) {
    const row = item['row'] as OrderRow;
    scanned += 1;
    if (scanned > ROWS_SCANNED_AT_MOST)
      throw new OrderError('limit_exceeded', { field: 'page', limit: scanned - 1 });
    if (!matches(row) || met.has(row.id)) continue;
    met.add(row.id);
    matched += 1;
    if (matched <= first) continue;
    if (rows.length === query.perPage) return { rows, hasMore: true };
    rows.push(row);
  }
  return { rows, hasMore: false };
}

/** Along the fitting index in the asked order. */
function walkOf(org: OrganizationId, query: ListCommand): Query {
  const index = indexFor(query);
  return {
    index: INDEXES[index],
    ...boundsFor(index, org, query),
    descending: query.descending,
    pageSize: pageSizeFor(query),
  };
}

/** The narrowest index that has the asked order; what it does not narrow, the predicate does. */
function indexFor(query: ListCommand): IndexName {
  if (query.sortBy === 'created') return 'byCreation';
  if (query.sortBy === 'modified') return 'byLastChange';
  if (query.customerId) return 'byCustomer';
  return query.status ? 'byStatus' : 'byDate';
}

function boundsFor(
  index: IndexName,
  org: OrganizationId,
  query: ListCommand,
): Pick<Query, 'partition' | 'sort'> {
  if (index === 'byCreation' || index === 'byLastChange') return { partition: partitions.organization(org) };
  const { dateFrom, dateTo } = query;
  const sort = dateFrom || dateTo ? { from: dateFrom ?? '0', to: `${dateTo ?? '9999-99-99'}#~` } : undefined;
  if (index === 'byCustomer') return { partition: partitions.customer(org, query.customerId ?? ''), sort };
  if (index === 'byStatus') return { partition: partitions.status(org, query.status ?? ''), sort };
  return { partition: partitions.organization(org), sort };
}

/** One row more than the page tells whether there is another page. */
function pageSizeFor(query: ListCommand): number {
  return Math.min(1000, query.page * query.perPage + 1);
}
