/** Lists of Inventory: what their query asks for, and the page around the rows. Empty values are ignored, so are unknown names; known but unsupported ones are refused. */
import type { ListCommand } from '../../domain/list-command.ts';
import { parseCalendarDate } from '../../domain/identity.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf, type Page } from '../leaves/paging.ts';
import { encodeRow, encodeWholeRow } from './encode-row.ts';
import { filterOf, narrowed } from './list-statuses.ts';
import { moreFilters } from './list-filters.ts';
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

const DAY_MS = 86_400_000;
/** The ends of a calendar of four-digit years, and texts that sort beyond them. */
const FIRST_DAY = '0000-01-01';
const BEFORE_ALL_DAYS = '0000-00-00';
const LAST_DAY = '9999-12-31';
const AFTER_ALL_DAYS = '9999-99-99';

/** What a page says of how it was asked for. */
interface Shown {
  filter: string;
  sortColumn: SortColumn;
}

/** @throws OrderError invalid_value */
export function decodeList(query: URLSearchParams): { command: ListCommand; shown: Shown } {
  assertServed(query, listParameters(query));
  const page = pageOf(query, PER_PAGE);
  const column = sortColumn(query);
  const command = {
    ...page,
    sortBy: SORT_COLUMNS[column],
    descending: isDescending(query),
    ...narrowed(query),
    customerId: query.get('customer_id') || undefined,
    number: query.get('salesorder_number')?.normalize('NFC').trim() || undefined,
    ...dateRange(query),
    ...moreFilters(query),
    pageToken: tokenIn(query, page.page),
    whole: query.get('include')?.toLowerCase() === 'line_items' || undefined,
    count: query.get('response_option')?.trim() === '2' || undefined,
  };
  return { command, shown: { filter: filterOf(command), sortColumn: column } };
}

/** An empty one begins a walk, unless a page is named: then it is one of many names that are sent empty. */
function tokenIn(query: URLSearchParams, page: number): string | undefined {
  const token = query.get('page_token')?.trim();
  return token || (token === '' && page === 1 ? '' : undefined);
}

/** `page_context` is always there: clients loop for ever without it. */
export function encodePage(
  { rows, orders, hasMore, nextToken, count }: OrderPage,
  { page, perPage, descending, whole }: ListCommand,
  { filter, sortColumn: sort_column }: Shown,
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
  const salesorders = whole ? (orders ?? []).map(encodeWholeRow) : rows.map(encodeRow);
  return { status: 200, body: { code: 0, message: 'success', salesorders, page_context } };
}

/** @throws OrderError invalid_value */
export function historyPage(query: URLSearchParams): Page {
  return pageOf(query, CHANGES_PER_PAGE);
}

/** @throws OrderError invalid_value */
function sortColumn(query: URLSearchParams): SortColumn {
  const column = query.get('sort_column') || 'created_time';
  if (Object.hasOwn(SORT_COLUMNS, column)) return column as SortColumn;
  const reason = `sorting by ${column} is not supported; use ${Object.keys(SORT_COLUMNS).join(', ')}`;
  throw new OrderError('invalid_value', { field: 'sort_column', reason });
}

/** @throws OrderError invalid_value */
function isDescending(query: URLSearchParams): boolean {
  const order = (query.get('sort_order') || 'D').toLowerCase();
  if (ASCENDING.includes(order)) return false;
  if (DESCENDING.includes(order)) return true;
  throw new OrderError('invalid_value', { field: 'sort_order', expected: 'A or D' });
}

const ASCENDING = ['a', 'asc', 'ascending'];
const DESCENDING = ['d', 'desc', 'descending'];

/** `_start` and `_end` belong to the range, `_before` and `_after` do not. */
function dateRange(query: URLSearchParams): Pick<ListCommand, 'dateFrom' | 'dateTo'> {
  const exact = day(query, '', 0);
  const from = [exact, day(query, 'start', 0), day(query, 'after', 1)].filter(isDay).toSorted().at(-1);
  const to = [exact, day(query, 'end', 0), day(query, 'before', -1)].filter(isDay).toSorted().at(0);
  return { dateFrom: from, dateTo: to };
}

const isDay = (value: string | undefined): value is string => value !== undefined;

/** `date_start` and `date.start` are one name. */
function day(query: URLSearchParams, suffix: string, shiftDays: number): string | undefined {
  const names = suffix === '' ? ['date'] : [`date_${suffix}`, `date.${suffix}`];
  const name = names.find((candidate) => query.get(candidate));
  const value = name && query.get(name);
  if (!name || !value) return undefined;
  const date = parseCalendarDate(value);
  if (!date) throw new OrderError('invalid_value', { field: name, expected: 'date (yyyy-mm-dd)' });
  if (shiftDays > 0 && date === LAST_DAY) return AFTER_ALL_DAYS;
  if (shiftDays < 0 && date === FIRST_DAY) return BEFORE_ALL_DAYS;
  return new Date(Date.parse(date) + shiftDays * DAY_MS).toISOString().slice(0, 10);
}
