/** Lists of Getfly: `fields`, filters, `limit` and `offset`, sorting; and the page that is answered. */
import type { ListCommand, SortField } from '../../domain/list-command.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { own } from '../leaves/own.ts';
import { encodeListed, picked } from './encode-listed.ts';
import { listFilters } from './list-filters.ts';

const LIMIT = 20;

const SORTS: Record<string, SortField> = {
  id: 'created',
  created_at: 'created',
  updated_at: 'modified',
  order_date: 'date',
  order_code: 'number',
  real_amount: 'total',
};

/** What other services call pages and sorting: ignored, a client would read the first page for ever. */
const NOT_OURS = ['page', 'per_page', 'page_size', 'sort_by', 'order_by', 'sorting', 'cursor', 'ids'];

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeList(query: URLSearchParams): ListCommand {
  for (const name of query.keys())
    if (NOT_OURS.includes(name.split('[')[0] ?? ''))
      throw new OrderError('invalid_value', {
        field: name,
        expected: 'left out: pages go by limit and offset, their order by sort and direction',
      });
  const filters = listFilters(query);
  return {
    page: 1,
    perPage: limitOf(query),
    offset: wholeNumber(query, 'offset') ?? 0,
    ...sortOf(query, filters.modifiedSince !== undefined),
    ...filters,
    searchText: query.get('search')?.trim() || undefined,
    localTimes: true,
    reader: 'getfly',
    whole: true,
  };
}

/** More than a page holds is refused: whoever steps by it would miss what lies between. */
function limitOf(query: URLSearchParams): number {
  const limit = wholeNumber(query, 'limit') ?? LIMIT;
  if (limit > LIMITS.pageRows)
    throw new OrderError('limit_exceeded', { field: 'limit', limit: LIMITS.pageRows });
  if (limit === 0)
    throw new OrderError('invalid_value', { field: 'limit', expected: 'a whole number from 1' });
  return limit;
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)?.trim();
  if (!text) return undefined;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new OrderError('invalid_value', { field: name, expected: 'a whole number' });
}

/** Newest first; what was changed since a time, in the order of its changes, so that a walk misses none that change meanwhile. */
function sortOf(query: URLSearchParams, isIncrement: boolean): Pick<ListCommand, 'sortBy' | 'descending'> {
  const name = query.get('sort')?.trim();
  if (!name)
    return isIncrement ? { sortBy: 'modified', descending: false } : { sortBy: 'created', descending: true };
  const sortBy = own(SORTS, name);
  if (!sortBy)
    throw new OrderError('invalid_value', { field: 'sort', expected: Object.keys(SORTS).join(', ') });
  const direction = (query.get('direction')?.trim() || 'asc').toLowerCase();
  if (direction !== 'asc' && direction !== 'desc')
    throw new OrderError('invalid_value', { field: 'direction', expected: 'asc or desc' });
  return { sortBy, descending: direction === 'desc' };
}

export function encodePage(
  { orders = [], hasMore, timeZone = 'UTC' }: OrderPage,
  { offset, perPage }: ListCommand,
  query: URLSearchParams,
): WireAnswer {
  const data = orders.map((order) => picked(encodeListed(order, timeZone), query));
  return { status: 200, body: { data, has_more: hasMore, offset, limited: perPage } };
}
