/** `limit`, `offset`, `sort` and `direction`, as all lists of Getfly have them. */
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { own } from '../leaves/own.ts';

const LIMIT = 20;

/** What other services call pages and sorting: ignored, a client would read the first page for ever. */
const NOT_OURS = ['page', 'per_page', 'page_size', 'sort_by', 'order_by', 'sorting', 'cursor', 'ids'];

/** @throws OrderError invalid_value */
export function assertOurPages(query: URLSearchParams): void {
  for (const name of query.keys())
    if (NOT_OURS.includes(name.replace(/\[.*/s, '')))
      throw new OrderError('invalid_value', {
        field: name,
        expected: 'left out: pages go by limit and offset, their order by sort and direction',
      });
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
