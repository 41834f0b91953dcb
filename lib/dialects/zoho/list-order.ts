/** How lists of Inventory, Books and Commerce are sorted and walked: their parameters are the same. */
import type { SortField } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';

const ASCENDING = ['a', 'asc', 'ascending'];
const DESCENDING = ['d', 'desc', 'descending'];

/** The column that is asked for, by the wire's name, of those that it has; newest first unless it is said otherwise. @throws OrderError invalid_value */
export function sortOf<Column extends string>(
  query: URLSearchParams,
  columns: Record<Column, SortField>,
): { column: Column; descending: boolean } {
  const column = query.get('sort_column') || 'created_time';
  if (!Object.hasOwn(columns, column)) {
    const reason = `sorting by ${column} is not supported; use ${Object.keys(columns).join(', ')}`;
    throw new OrderError('invalid_value', { field: 'sort_column', reason });
  }
  return { column: column as Column, descending: isDescending(query) };
}

/** @throws OrderError invalid_value */
function isDescending(query: URLSearchParams): boolean {
  const order = (query.get('sort_order') || 'D').toLowerCase();
  if (ASCENDING.includes(order)) return false;
  if (DESCENDING.includes(order)) return true;
  throw new OrderError('invalid_value', { field: 'sort_order', expected: 'A or D' });
}

/** An empty one begins a walk, unless a page is named: then it is one of many names that are sent empty. */
export function pageToken(query: URLSearchParams, page: number): string | undefined {
  const token = query.get('page_token')?.trim();
  return token || (token === '' && page === 1 ? '' : undefined);
}
