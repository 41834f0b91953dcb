/** Lists: a page of a walk along one index, or along merged parts of one. */
import type { ListCommand } from '../domain/commands.ts';
import { STAGES_OF } from '../domain/derived-status.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import { changedOrders } from './changed-orders.ts';
import { partitions } from './keys.ts';
import { answeredOrders, answeredRows, withoutRow, withRow, withRows, type Listed } from './listed-rows.ts';
import type { Query } from './query.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';
import { inGroups, merged } from './walk.ts';

/** Deeper than this a page is refused in words: a caller that far down wants a narrower filter. */
const ROWS_AT_MOST = 100_000;
/** How many rows are looked at together when a filter is left to them. */
const GROUP = 200;

/** What narrows a list. */
const FILTERS = [
  'status',
  'progress',
  'customerId',
  'number',
  'dateFrom',
  'dateTo',
  'modifiedSince',
] as const;
type Filter = (typeof FILTERS)[number];

/** A walk in the asked order, and what it finds only: the rest of the query is left to a look at each row. */
interface Walk {
  walk: AsyncGenerator<Listed>;
  covers: readonly Filter[];
}

/** The page that the query names. @throws OrderError limit_exceeded past 100,000 rows */
export async function listRows(
  calls: Calls,
  org: OrganizationId,
  query: ListCommand,
  matches: (row: OrderRow) => boolean,
): Promise<OrderPage> {
  const { walk, covers } = walkOf(calls, org, query);
  const isLeft = FILTERS.some((filter) => query[filter] !== undefined && !covers.includes(filter));
  const { shown, hasMore } = await pageOf(isLeft ? matching(calls, walk, matches) : walk, query);
  if (query.whole) return { ...(await answeredOrders(calls, shown)), hasMore };
  return { rows: await answeredRows(calls, shown), hasMore };
}

async function pageOf(walk: AsyncGenerator<Listed>, { page, perPage }: ListCommand) {
  const first = (page - 1) * perPage;
  const shown: Listed[] = [];
  let found = 0;
  for await (const listed of walk) {
    found += 1;
    if (found > ROWS_AT_MOST) throw new OrderError('limit_exceeded', { field: 'page', limit: ROWS_AT_MOST });
    if (found <= first) continue;
    if (shown.length === perPage) return { shown, hasMore: true };
    shown.push(listed);
  }
  return { shown, hasMore: false };
}

async function* matching(
  calls: Calls,
  walk: AsyncGenerator<Listed>,
  matches: (row: OrderRow) => boolean,
): AsyncGenerator<Listed> {
  let looked = 0;
  for await (const group of inGroups(walk, GROUP)) {
    looked += group.length;
    if (looked > ROWS_AT_MOST) throw new OrderError('limit_exceeded', { field: 'page', limit: ROWS_AT_MOST });
    for (const listed of await withRows(calls, group)) {
      if (matches({ ...listed.row, customFields: [] })) yield listed;
    }
  }
}

function walkOf(calls: Calls, org: OrganizationId, query: ListCommand): Walk {
  const { sortBy, descending, customerId, status, dateFrom, dateTo, modifiedSince: since } = query;
  const pageSize = pageSizeFor(query);
  const partition = partitions.organization(org);
  const along = async function* (queries: Query[], by: string, listed: typeof withRow) {
    for await (const item of merged(calls, queries, { by, descending })) yield listed(item);
  };
  if (sortBy === 'modified') {
    return { walk: changedOrders(calls, org, { since, descending, pageSize }), covers: [] };
  }
  if (sortBy === 'date') {
    const sort =
      dateFrom || dateTo ? { from: dateFrom ?? '0', to: `${dateTo ?? '9999-99-99'}#~` } : undefined;
    const dated = { index: INDEXES.byDate, partition, sort, pageSize };
    return { walk: along([dated], 'dateKey', withoutRow), covers: ['dateFrom', 'dateTo'] };
  }
  if (customerId) {
    const theirs = { index: INDEXES.byCustomer, partition: partitions.customer(org, customerId), pageSize };
    return { walk: along([theirs], 'createdKey', withoutRow), covers: ['customerId'] };
  }
  const stages = status && STAGES_OF[status].map((stage) => partitions.stage(org, stage));
  const index = stages ? INDEXES.byStage : INDEXES.byCreation;
  const queries = (stages ?? [partition]).map((part) => ({ index, partition: part, pageSize }));
  return { walk: along(queries, 'createdKey', withRow), covers: ['status'] };
}

/** One row more than the page tells whether there is another page. */
function pageSizeFor(query: ListCommand): number {
  return Math.min(1000, query.page * query.perPage + 1);
}
