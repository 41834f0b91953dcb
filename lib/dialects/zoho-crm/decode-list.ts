/** The query of a list. Unknown parameters are ignored; sorting by what no index holds is refused. */
import type { ListCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import { timeOf } from './decode-request.ts';

const PER_PAGE = 200;
const IDS_AT_MOST = 100;
const SORT_FIELDS: Record<string, ListCommand['sortBy']> = {
  id: 'created',
  Created_Time: 'created',
  Modified_Time: 'modified',
};

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeList({ query, headers }: WireRequest): ListCommand {
  const since = headers['if-modified-since'];
  const ids = query.get('ids');
  return {
    ...pageOf(query),
    sortBy: sortField(query),
    descending: isDescending(query),
    ids: ids ? decodeIds(ids) : undefined,
    modifiedSince: since ? timeOf('If-Modified-Since', since) : undefined,
    whole: true,
  };
}

/** Distinct ids in their order. @throws OrderError limit_exceeded */
export function decodeIds(text: string): string[] {
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > IDS_AT_MOST) throw new OrderError('limit_exceeded', { field: 'ids', limit: IDS_AT_MOST });
  return ids;
}

/** @throws OrderError invalid_value */
export function pageOf(query: URLSearchParams): { page: number; perPage: number } {
  return {
    page: wholeNumber(query, 'page', 1),
    perPage: Math.min(PER_PAGE, wholeNumber(query, 'per_page', PER_PAGE)),
  };
}

/** The names of the keys to answer; undefined for all of them. */
export function fieldsOf(query: URLSearchParams): Set<string> | undefined {
  const fields = query.get('fields');
  return fields ? new Set(['id', ...fields.split(',').map((name) => name.trim())]) : undefined;
}

function sortField(query: URLSearchParams): ListCommand['sortBy'] {
  const name = query.get('sort_by') || 'id';
  const field = Object.hasOwn(SORT_FIELDS, name) ? SORT_FIELDS[name] : undefined;
  if (field) return field;
  throw new OrderError('invalid_value', { field: 'sort_by', expected: Object.keys(SORT_FIELDS).join(', ') });
}

function isDescending(query: URLSearchParams): boolean {
  const order = query.get('sort_order') || 'desc';
  if (order === 'asc' || order === 'desc') return order === 'desc';
  throw new OrderError('invalid_value', { field: 'sort_order', expected: 'asc, desc' });
}

function wholeNumber(query: URLSearchParams, name: string, absent: number): number {
  const value = query.get(name);
  if (!value) return absent;
  if (/^\d{1,7}$/.test(value) && Number(value) >= 1) return Number(value);
  throw new OrderError('invalid_value', { field: name, expected: 'a whole number from 1' });
}
