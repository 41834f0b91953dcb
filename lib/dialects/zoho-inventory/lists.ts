/** Lists of Inventory: what their query asks for, and the page around the rows. Empty values are ignored, so are unknown names; known but unsupported ones are refused. */
import type { ListCommand } from '../../domain/list-command.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf, type Page } from '../leaves/paging.ts';
import { listFilters } from '../zoho/list-filters.ts';
import { pageToken, sortOf } from '../zoho/list-order.ts';
import { encodeListedOrder, encodeRow, encodeWholeRow } from './encode-row.ts';
import { filterOf, narrowed } from './list-statuses.ts';
import { listParameters } from './list-parameters.ts';

const PER_PAGE = LIMITS.pageRows;
const CHANGES_PER_PAGE = 100;
const SORT_COLUMNS = {
  created_time: 'created',
  date: 'date',
  last_modified_time: 'modified',
  salesorder_number: 'number',
  reference_number: 'reference',
  customer_name: 'customerName',
  shipment_date: 'shipmentDate',
  total: 'total',
} as const;
type SortColumn = keyof typeof SORT_COLUMNS;

/** What a page says of how it was asked for. */
interface Shown {
  /** Orders that are named by their ids are listed whole; else rows, with their lines where these were asked for. */
  encode: (order: SalesOrder) => Record<string, unknown>;
  filter: string;
  sortColumn: SortColumn;
}

/** @throws OrderError invalid_value */
export function decodeList(query: URLSearchParams): { command: ListCommand; shown: Shown } {
  assertServed(query, listParameters(query));
  const page = pageOf(query, PER_PAGE);
  const { column, descending } = sortOf(query, SORT_COLUMNS);
  const filters = listFilters(query);
  const command = {
    ...page,
    sortBy: SORT_COLUMNS[column],
    descending,
    ...narrowed(query),
    ...filters,
    pageToken: pageToken(query, page.page),
    reader: 'zoho-inventory',
    whole: query.get('include')?.toLowerCase() === 'line_items' || filters.ids !== undefined || undefined,
    count: query.get('response_option')?.trim() === '2' || undefined,
  };
  const encode = filters.ids ? encodeListedOrder : encodeWholeRow;
  return { command, shown: { encode, filter: filterOf(command), sortColumn: column } };
}

/** `page_context` is always there: clients loop for ever without it. */
export function encodePage(
  { rows, orders, hasMore, nextToken, count }: OrderPage,
  { page, perPage, descending, whole }: ListCommand,
  { encode, filter, sortColumn: sort_column }: Shown,
): WireAnswer {
  const page_context = {
    page,
    per_page: perPage,
    has_more_page: hasMore,
    ...(nextToken && { next_page_token: nextToken }),
    report_name: 'Sales Orders',
    applied_filter: filter,
    sort_column,
    sort_order: descending ? 'D' : 'A',
  };
  if (count !== undefined) {
    const { has_more_page: _, ...context } = page_context;
    const counted = { ...context, total: count, total_pages: Math.ceil(count / perPage) };
    return { status: 200, body: { code: 0, message: 'success', page_context: counted } };
  }
  const salesorders = whole ? (orders ?? []).map(encode) : rows.map(encodeRow);
  return { status: 200, body: { code: 0, message: 'success', salesorders, page_context } };
}

/** @throws OrderError invalid_value */
export function historyPage(query: URLSearchParams): Page {
  return pageOf(query, CHANGES_PER_PAGE);
}
