/** Lists of accounts, products and users: what their query asks for, in the words that lists of orders have. */
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { ReferenceKind } from '../../domain/reference.ts';
import type { RowFilters, RowQuery, RowSort } from '../../domain/row-query.ts';
import { own } from '../leaves/own.ts';
import { given } from './list-filters.ts';
import { wrong } from './list-operations.ts';
import { assertOurWords, limitOf, offsetOf, sortOf } from './list-pages.ts';
import { shifted, spanOf } from './list-times.ts';

type Operations = Record<string, (values: string[], name: string) => RowFilters>;
const SECOND_MS = 1000;

const one =
  (filter: keyof RowFilters) =>
  ([value = '']: string[]) => ({ [filter]: value });
const ids = (values: string[], name: string): RowFilters => {
  if (values.length > LIMITS.listedIds)
    throw new OrderError('limit_exceeded', { field: name, limit: LIMITS.listedIds });
  return { ids: [...new Set(values)] };
};
const since =
  (isIncluded: boolean) =>
  ([value = '']: string[], name: string) => {
    const span = spanOf(value);
    if (!span) throw wrong(name, 'a time like 2026-11-27 18:00:00');
    return { modifiedSince: isIncluded ? shifted(span.from, -SECOND_MS) : span.to };
  };

const named = (filter: keyof RowFilters): Operations => ({ eq: one(filter), is: one(filter) });
const ID: Operations = { eq: ids, is: ids, in: ids };
const NAME: Operations = { ...named('nameEquals'), contains: one('nameContains') };
const UPDATED: Operations = { gte: since(true), gt: since(false) };

/** By list and field, the operations that are served; docs/getfly.md lists them. */
export const ROW_FIELDS: Record<'accounts' | 'products' | 'users', Record<string, Operations>> = {
  accounts: {
    id: ID,
    account_code: ID,
    account_name: NAME,
    phone_office: named('phone'),
    email: named('email'),
    updated_at: UPDATED,
  },
  products: { id: ID, product_code: named('code'), product_name: NAME, updated_at: UPDATED },
  users: { id: ID, user_id: ID, user_name: NAME, contact_name: NAME, updated_at: UPDATED },
};
export type RowWord = keyof typeof ROW_FIELDS;

const KINDS = { accounts: 'customer', products: 'item', users: 'salesperson' } as const satisfies Record<
  RowWord,
  ReferenceKind
>;

const SORTS: Record<string, RowSort> = {
  id: 'created',
  created_at: 'created',
  updated_at: 'modified',
  account_name: 'name',
  product_name: 'name',
  user_name: 'name',
};

/** Which rows of the page that is read are the ones asked for. */
interface RowsAsked {
  query: RowQuery;
  offset: number;
  limit: number;
  /** Rows of the page before them. */
  skip: number;
}

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeRows(word: RowWord, query: URLSearchParams): RowsAsked {
  assertOurWords(query, Object.keys(ROW_FIELDS[word]));
  const filters: RowFilters = {};
  for (const [parameter, { field, operation, values }] of given(query)) {
    const read = own(own(ROW_FIELDS[word], field) ?? {}, operation);
    if (!read) throw new OrderError('invalid_value', { field: parameter, reason: 'is not supported' });
    const asked = read(values, parameter);
    // The later one would be all that counts.
    if (Object.keys(asked).some((name) => name in filters))
      throw new OrderError('invalid_value', { field: parameter, reason: 'is asked for by another filter' });
    Object.assign(filters, asked);
  }
  const [offset, limit] = [offsetOf(query), limitOf(query)];
  const { page, perPage, skip } = pageAround(offset, limit);
  return {
    query: {
      kind: KINDS[word],
      page,
      perPage,
      ...sortOf(query, SORTS, filters.modifiedSince !== undefined),
      ...filters,
      searchText: query.get('search')?.trim() || undefined,
    },
    offset,
    limit,
    skip,
  };
}

/** Rows come in pages: the smallest one that holds all that is asked for. @throws OrderError invalid_value when none does */
function pageAround(offset: number, limit: number): Pick<RowQuery, 'page' | 'perPage'> & { skip: number } {
  for (let perPage = limit; perPage <= LIMITS.pageRows; perPage += 1) {
    const skip = offset % perPage;
    if (skip + limit <= perPage) return { page: Math.floor(offset / perPage) + 1, perPage, skip };
  }
  throw new OrderError('invalid_value', { field: 'offset', expected: 'a multiple of limit' });
}
