/** `limit`, `offset`, `sort` and `direction`, as all lists of Getfly have them. */
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { own } from '../leaves/own.ts';

const LIMIT = 20;

/** What other services call pages and sorting: ignored, a client would read the first page for ever. */
const NOT_OURS = ['page', 'per_page', 'page_size', 'sort_by', 'order_by', 'sorting', 'cursor', 'ids'];

/** What other services call filters: ignored, a client would take every row for the ones that it asked for. */
const NOT_OUR_FILTERS = [
  'filter',
  'filters',
  'where',
  'q',
  'query',
  'keyword',
  'keywords',
  'from',
  'to',
  'start_date',
  'end_date',
  'from_date',
  'to_date',
  'date_from',
  'date_to',
  'customer_id',
  'phone',
  'email',
  'code',
];

/** `fields`: what the list can be narrowed by, and only by `filtering`. @throws OrderError invalid_value */
export function assertOurWords(query: URLSearchParams, fields: readonly string[]): void {
  for (const [name, value] of query) {
    const word = name.replace(/\[.*/s, '');
    if (NOT_OURS.includes(word) || (word === 'sort' && name !== word))
      throw new OrderError('invalid_value', {
        field: name,
        expected: 'left out: pages go by limit and offset, their order by sort and direction',
      });
    if (value.trim() !== '' && (NOT_OUR_FILTERS.includes(word) || fields.includes(word)))
      throw new OrderError('invalid_value', {
        field: name,
        expected: 'left out: lists are narrowed by filtering[field:operation] and search',
      });
  }
}

/** More than a page holds is refused: whoever steps by it would miss what lies between. */
export function limitOf(query: URLSearchParams): number {
  const limit = wholeNumber(query, 'limit') ?? LIMIT;
  if (limit > LIMITS.pageRows)
    throw new OrderError('limit_exceeded', { field: 'limit', limit: LIMITS.pageRows });
  if (limit === 0)
    throw new OrderError('invalid_value', { field: 'limit', expected: 'a whole number from 1' });
  return limit;
}

/** 0 unless it is said otherwise. @throws OrderError invalid_value */
export const offsetOf = (query: URLSearchParams): number => wholeNumber(query, 'offset') ?? 0;

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)?.trim();
  if (!text) return undefined;
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new OrderError('invalid_value', { field: name, expected: 'a whole number' });
}

/** Ascending unless it is said otherwise. @throws OrderError invalid_value */
function directionOf(query: URLSearchParams): 'asc' | 'desc' {
  const direction = (query.get('direction')?.trim() || 'asc').toLowerCase();
  if (direction === 'asc' || direction === 'desc') return direction;
  throw new OrderError('invalid_value', { field: 'direction', expected: 'asc or desc' });
}

/**
 * Newest first; what was changed since a time, in the order of its changes, so that a walk misses none that change meanwhile.
 * @throws OrderError invalid_value
 */
export function sortOf<Sort extends string>(
  query: URLSearchParams,
  sorts: Record<string, Sort>,
  isIncrement: boolean,
): { sortBy: Sort | 'modified' | 'created'; descending: boolean } {
  const name = query.get('sort')?.trim();
  if (!name)
    return isIncrement ? { sortBy: 'modified', descending: false } : { sortBy: 'created', descending: true };
  const sortBy = own(sorts, name);
  if (!sortBy)
    throw new OrderError('invalid_value', { field: 'sort', expected: Object.keys(sorts).join(', ') });
  return { sortBy, descending: directionOf(query) === 'desc' };
}
