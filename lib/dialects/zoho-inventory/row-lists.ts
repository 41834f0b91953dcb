/** Lists of contacts, items and settings: what their query asks for, and the page around the rows. */
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { ReferenceKind } from '../../domain/reference.ts';
import type { RowFilters, RowQuery, RowSort } from '../../domain/row-query.ts';
import type { RowPage, StoredRow } from '../../domain/stored-rows.ts';
import type { WireAnswer } from '../exchange.ts';
import { assertServed, type ListParameter } from '../leaves/list-parameters.ts';
import { pageOf } from '../leaves/paging.ts';
import { sinceOf } from '../zoho/list-filters.ts';

/** How one kind of rows is listed. */
export interface RowList {
  kind: ReferenceKind;
  /** The answer's key, and the report's name. */
  key: string;
  report: string;
  parameters: readonly ListParameter[];
  /** Parameters whose text is the filter's. */
  texts: Readonly<Record<string, keyof RowFilters>>;
  sorts: Readonly<Record<string, RowSort>>;
  encode(stored: StoredRow): Record<string, unknown>;
}

/** What a page says of how it was asked for. */
interface RowsAsked {
  query: RowQuery;
  sortColumn: string;
  filter: string;
}

/** @throws OrderError invalid_value */
export function decodeRowList(list: RowList, query: URLSearchParams): RowsAsked {
  assertServed(query, list.parameters);
  const sortColumn = query.get('sort_column') || Object.keys(list.sorts)[0] || '';
  const sortBy = Object.hasOwn(list.sorts, sortColumn) ? list.sorts[sortColumn] : undefined;
  if (!sortBy) {
    const reason = `sorting by ${sortColumn} is not supported; use ${Object.keys(list.sorts).join(', ')}`;
    throw new OrderError('invalid_value', { field: 'sort_column', reason });
  }
  const filters: Partial<Record<keyof RowFilters, string>> = {};
  for (const [name, filter] of Object.entries(list.texts)) filters[filter] = valueOf(query, name);
  const status = statusOf(query);
  return {
    query: {
      kind: list.kind,
      ...pageOf(query, LIMITS.pageRows),
      sortBy,
      descending: isDescending(query),
      ...(filters as RowFilters),
      active: status === 'all' ? undefined : status === 'active',
      modifiedSince: sinceOf(query.get('last_modified_time')?.trim() || undefined),
    },
    sortColumn,
    filter: STATUS_FILTERS[status],
  };
}

/** `page_context` is always there: clients loop for ever without it. */
export function encodeRows(
  list: RowList,
  { query, sortColumn, filter }: RowsAsked,
  page: RowPage,
): WireAnswer {
  const page_context = {
    page: query.page,
    per_page: query.perPage,
    has_more_page: page.hasMore,
    report_name: list.report,
    applied_filter: filter,
    sort_column: sortColumn,
    sort_order: query.descending ? 'D' : 'A',
  };
  const body = { code: 0, message: 'success', [list.key]: page.rows.map(list.encode), page_context };
  return { status: 200, body };
}

const STATUS_FILTERS = { all: 'Status.All', active: 'Status.Active', inactive: 'Status.Inactive' } as const;
type RowStatus = keyof typeof STATUS_FILTERS;

/** `filter_by=Status.Active`, or `status=active`. @throws OrderError invalid_value */
function statusOf(query: URLSearchParams): RowStatus {
  for (const name of ['filter_by', 'status']) {
    const value = query
      .get(name)
      ?.trim()
      .toLowerCase()
      .replace(/^status\./, '');
    if (!value) continue;
    if (Object.hasOwn(STATUS_FILTERS, value)) return value as RowStatus;
    const reason = 'this filter is supported for Status.All, Status.Active and Status.Inactive only';
    throw new OrderError('invalid_value', { field: name, reason });
  }
  return 'all';
}

/** `contact_name_contains` and `contact_name.contains` are one name. */
const valueOf = (query: URLSearchParams, name: string): string | undefined =>
  query.get(name)?.trim() || query.get(name.replace(/_(startswith|contains)$/, '.$1'))?.trim() || undefined;

/** @throws OrderError invalid_value */
function isDescending(query: URLSearchParams): boolean {
  const order = (query.get('sort_order') || 'A').toLowerCase();
  if (['a', 'asc', 'ascending'].includes(order)) return false;
  if (['d', 'desc', 'descending'].includes(order)) return true;
  throw new OrderError('invalid_value', { field: 'sort_order', expected: 'A or D' });
}
