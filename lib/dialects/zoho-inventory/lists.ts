/** Lists of Inventory: what their query asks for, and the page around the rows. Empty values are ignored, so are unknown names; known but unsupported ones are refused. */
import type { ListCommand } from '../../domain/list-command.ts';
import { parseCalendarDate } from '../../domain/identity.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf, type Page } from '../leaves/paging.ts';
import { encodeRow, encodeWholeRow } from './encode-row.ts';
import { listParameters } from './list-parameters.ts';

const PER_PAGE = 200;
const CHANGES_PER_PAGE = 100;
const SORT_COLUMNS = { created_time: 'created', date: 'date', last_modified_time: 'modified' } as const;
type SortColumn = keyof typeof SORT_COLUMNS;

const DAY_MS = 86_400_000;
/** The ends of a calendar of four-digit years, and texts that sort beyond them. */
const FIRST_DAY = '0000-01-01';
const BEFORE_ALL_DAYS = '0000-00-00';
const LAST_DAY = '9999-12-31';
const AFTER_ALL_DAYS = '9999-99-99';

type Narrowing = Pick<ListCommand, 'status' | 'progress'>;

const FILTERS: Record<string, Narrowing> = {
  'Status.All': {},
  'Status.Draft': { status: 'draft' },
  'Status.Open': { status: 'confirmed' },
  'Status.Void': { status: 'void' },
  'Status.Closed': { status: 'closed' },
  'Status.Invoiced': { progress: 'invoiced' },
  'Status.PartiallyInvoiced': { progress: 'partially_invoiced' },
  'Status.OverDue': { progress: 'overdue' },
};

const STATUSES: Record<string, Narrowing> = {
  draft: { status: 'draft' },
  open: { status: 'confirmed' },
  confirmed: { status: 'confirmed' },
  closed: { status: 'closed' },
  void: { status: 'void' },
  invoiced: { progress: 'invoiced' },
  partially_invoiced: { progress: 'partially_invoiced' },
  shipped: { progress: 'shipped' },
  partially_shipped: { progress: 'partially_shipped' },
  fulfilled: { progress: 'fulfilled' },
  overdue: { progress: 'overdue' },
};

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
    whole: query.get('include')?.toLowerCase() === 'line_items' || undefined,
  };
  return { command, shown: { filter: filterOf(command), sortColumn: column } };
}

/** `page_context` is always there: clients loop for ever without it. */
export function encodePage(
  { rows, orders, hasMore }: OrderPage,
  { page, perPage, descending, whole }: ListCommand,
  { filter, sortColumn: sort_column }: Shown,
): WireAnswer {
  const page_context = {
    page,
    per_page: perPage,
    has_more_page: hasMore,
    report_name: 'Sales Orders',
    applied_filter: filter,
    sort_column,
    sort_order: descending ? 'D' : 'A',
  };
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

/** The filter that was applied, by its published name, whichever parameter named it. */
function filterOf({ status, progress }: Narrowing): string {
  const filters = Object.entries(FILTERS);
  const applied = filters.find(([, by]) => by.status === status && by.progress === progress);
  return applied?.[0] ?? [status, progress].filter(Boolean).join(',');
}

/** Both at once narrow twice; two that exclude each other are a mistake of the caller's. @throws OrderError invalid_value */
function narrowed(query: URLSearchParams): Narrowing {
  const filter = narrowing(query, 'filter_by', FILTERS, 'Status.');
  const given = narrowing(query, 'status', STATUSES);
  for (const part of ['status', 'progress'] as const) {
    if (filter[part] && given[part] && filter[part] !== given[part])
      throw new OrderError('invalid_value', { field: 'status', reason: 'contradicts filter_by' });
  }
  return { ...filter, ...given };
}

/** Case and the prefix of filters do not matter. */
function narrowing(
  query: URLSearchParams,
  name: string,
  values: Record<string, Narrowing>,
  prefix = '',
): Narrowing {
  const value = query.get(name)?.toLowerCase();
  if (!value) return {};
  const known = Object.entries(values).find(([key]) => {
    const folded = key.toLowerCase();
    return folded === value || folded === `${prefix.toLowerCase()}${value}`;
  });
  if (known) return known[1];
  throw new OrderError('invalid_value', {
    field: name,
    expected: `one of ${Object.keys(values).join(', ')}`,
  });
}

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
