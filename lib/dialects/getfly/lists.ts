/** Lists of Getfly: `fields`, filters, `limit` and `offset`, sorting; and the page that is answered. */
import type { ListCommand, SortField } from '../../domain/list-command.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { encodeListed, picked } from './encode-listed.ts';
import { FILTERS } from './list-fields.ts';
import { listFilters } from './list-filters.ts';
import { assertOurWords, limitOf, offsetOf, sortOf } from './list-pages.ts';

const SORTS: Record<string, SortField> = {
  id: 'created',
  created_at: 'created',
  updated_at: 'modified',
  order_date: 'date',
  order_code: 'number',
  real_amount: 'total',
};

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeList(query: URLSearchParams): ListCommand {
  assertOurWords(query, Object.keys(FILTERS));
  const filters = listFilters(query);
  return {
    page: 1,
    perPage: limitOf(query),
    offset: offsetOf(query),
    ...sortOf(query, SORTS, filters.modifiedSince !== undefined),
    ...filters,
    searchText: query.get('search')?.trim() || undefined,
    localTimes: true,
    reader: 'getfly',
    whole: true,
  };
}

export function encodePage(
  { orders = [], hasMore, timeZone = 'UTC' }: OrderPage,
  { offset, perPage }: ListCommand,
  query: URLSearchParams,
): WireAnswer {
  const data = orders.map((order) => picked(encodeListed(order, timeZone), query));
  return { status: 200, body: { data, has_more: hasMore, offset, limited: perPage } };
}
