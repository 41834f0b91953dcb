/** Lists: a page of a walk along one index, or along merged parts of one. */
import type { ListCommand } from '../domain/commands.ts';
import { STAGES_OF } from '../domain/derived-status.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import { changedOrders } from './changed-orders.ts';
import { partitions } from './keys.ts';
import { answeredRows, withoutRow, withRow, withRows, type Listed } from './listed-rows.ts';
import type { Query } from './query.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';
import { inGroups, merged } from './walk.ts';

/** Deeper than this a page is refused in words: a caller that far down wants a narrower filter. */
const ROWS_SCANNED_AT_MOST = 100_000;
/** How many rows are looked at together when a filter is left to them. */
const GROUP = 200;

/** The page that the query names. @throws OrderError limit_exceeded past 100,000 rows */
export async function listRows(
  calls: Calls,
  org: OrganizationId,
  query: ListCommand,
  matches: (row: OrderRow) => boolean,
): Promise<OrderPage> {
  const first = (query.page - 1) * query.perPage;
  const shown: Listed[] = [];
  let matched = 0;
  for await (const listed of matching(calls, walkOf(calls, org, query), matches)) {
    matched += 1;
    if (matched <= first) continue;
    if (shown.length === query.perPage) return { rows: await answeredRows(calls, shown), hasMore: true };
    shown.push(listed);
  }
  return { rows: await answeredRows(calls, shown), hasMore: false };
}

async function* matching(
  calls: Calls,
  walk: AsyncGenerator<Listed>,
  matches: (row: OrderRow) => boolean,
): AsyncGenerator<Listed> {
  let scanned = 0;
  for await (const group of inGroups(walk, GROUP)) {
    for (const listed of await withRows(calls, group)) {
      scanned += 1;
      if (scanned > ROWS_SCANNED_AT_MOST)
        throw new OrderError('limit_exceeded', { field: 'page', limit: scanned - 1 });
      if (matches({ ...listed.row, customFields: [] })) yield listed;
    }
  }
}

async function* walkOf(calls: Calls, org: OrganizationId, query: ListCommand): AsyncGenerator<Listed> {
  const { sortBy, descending, customerId, status, dateFrom, dateTo } = query;
  const pageSize = pageSizeFor(query);
  const partition = partitions.organization(org);
  if (sortBy === 'modified') {
    yield* changedOrders(calls, org, { since: query.modifiedSince, descending, pageSize });
    return;
  }
  const along = async function* (queries: Query[], by: string, listed: typeof withRow) {
    for await (const item of merged(calls, queries, { by, descending })) yield listed(item);
  };
  if (sortBy === 'date') {
    const sort =
      dateFrom || dateTo ? { from: dateFrom ?? '0', to: `${dateTo ?? '9999-99-99'}#~` } : undefined;
    yield* along([{ index: INDEXES.byDate, partition, sort, pageSize }], 'dateKey', withoutRow);
  } else if (customerId) {
    const ofCustomer = {
      index: INDEXES.byCustomer,
      partition: partitions.customer(org, customerId),
      pageSize,
    };
    yield* along([ofCustomer], 'createdKey', withoutRow);
  } else {
    const stages = status && STAGES_OF[status].map((stage) => partitions.stage(org, stage));
    const index = stages ? INDEXES.byStage : INDEXES.byCreation;
    const queries = (stages ?? [partition]).map((part) => ({ index, partition: part, pageSize }));
    yield* along(queries, 'createdKey', withRow);
  }
}

/** One row more than the page tells whether there is another page. */
function pageSizeFor(query: ListCommand): number {
  return Math.min(1000, query.page * query.perPage + 1);
}
