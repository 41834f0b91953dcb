/** Pages of the modules that are read here: which one a query asks for, and what stands around its records. */
import { OrderError } from '../../domain/order-error.ts';
import type { RowFilters, RowQuery } from '../../domain/row-query.ts';
import type { RowPage } from '../../domain/stored-rows.ts';
import { only, type WireAnswer, type WireRequest } from '../exchange.ts';
import { pageOf } from '../leaves/paging.ts';
import { timeOf } from '../leaves/preconditions.ts';
import { fieldsOf, isDescending, narrowed, PER_PAGE } from './lists.ts';
import { infoOf } from './page-info.ts';
import { rowSortsOf, type RowModule } from './row-modules.ts';
import { versionOf } from './versions.ts';

/** Pages are numbers, and so are the tokens of the versions that have such. */
const TOKEN = /^page-(\d{1,7})$/;

/** A reading of a list or search. What it is refused for is called as the request calls it. */
export function readingOf(module: RowModule, request: WireRequest, filters: RowFilters) {
  const command = { ...pageIn(module, request), ...filters };
  return {
    commands: [{ command }],
    answer: (outcomes: Parameters<typeof only<RowPage>>[0]) => {
      const [outcome] = outcomes;
      if (!outcome || !('error' in outcome) || !('field' in outcome.error.details))
        return encodePage(module, request, command, only(outcomes));
      const { code, details } = outcome.error;
      throw new OrderError(code, { ...details, field: parameterOf(String(details.field), request.query) });
    },
  };
}

function pageIn(module: RowModule, { query, headers }: WireRequest): RowQuery {
  const sorts = rowSortsOf(module);
  const name = query.get('sort_by') || 'id';
  const sortBy = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (!sortBy)
    throw new OrderError('invalid_value', { field: 'sort_by', expected: Object.keys(sorts).join(', ') });
  const token = query.get('page_token')?.trim();
  const page = TOKEN.exec(token ?? '')?.[1];
  if (token && !page)
    throw new OrderError('invalid_value', {
      field: 'page_token',
      reason: 'the token is not one of this list',
    });
  const since = headers['if-modified-since'];
  const paged = pageOf(query, PER_PAGE);
  return {
    kind: module.kind,
    ...paged,
    ...(page && { page: Number(page) }),
    sortBy,
    descending: isDescending(query),
    ...(since && { modifiedSince: timeOf('If-Modified-Since', since) }),
  };
}

/** 204 when there is nothing to show, 304 when nothing has changed since. */
function encodePage(
  module: RowModule,
  request: WireRequest,
  { page, perPage }: RowQuery,
  { rows, hasMore }: RowPage,
): WireAnswer {
  if (rows.length === 0) return { status: request.headers['if-modified-since'] ? 304 : 204 };
  const fields = fieldsOf(request.query);
  const data = rows.map((stored) => narrowed(module.encode(stored), fields));
  const keys = versionOf(request).info;
  const token = hasMore && keys.length > 0 ? `page-${page + 1}` : undefined;
  const told = { count: data.length, page, perPage, hasMore, token };
  return { status: 200, body: { data, info: infoOf(told, request.query, keys) } };
}

/** What a list is refused for, as the request calls it. */
function parameterOf(field: string, query: URLSearchParams): string {
  if (['email', 'phone', 'ids', 'page'].includes(field) && query.get(field)) return field;
  if (field === 'sortBy') return 'sort_by';
  if (field === 'searchText') return 'word';
  if (field === 'modifiedSince' && !query.get('criteria')) return 'If-Modified-Since';
  return query.get('criteria') ? 'criteria' : field;
}
