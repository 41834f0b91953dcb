/** Lists of reference rows: the plan's ways are tried one after the other, until one answers within its bound. */
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { planRows, ROW_BOUNDS, type RowAttempt } from '../domain/row-plan.ts';
import { isMeant } from '../domain/row-filter.ts';
import type { RowQuery } from '../domain/row-query.ts';
import type { RowPage, StoredRow } from '../domain/stored-rows.ts';
import { BoundReached } from './bound-reached.ts';
import type { Key } from './keys.ts';
import { assertAnswerable, COMPARE, rowsAt } from './row-page.ts';
import { ROW_WALKS } from './row-walks.ts';
import type { Calls } from './table.ts';
import { inGroups } from './walk.ts';

/** Rows that are read together. */
const GROUP = 100;
const PAGE_AT_MOST = 1000;
interface Listing {
  calls: Calls;
  org: OrganizationId;
  query: RowQuery;
}

/** The page that the query names. @throws OrderError invalid_value (what to narrow) | limit_exceeded */
export async function listRows(calls: Calls, org: OrganizationId, query: RowQuery): Promise<RowPage> {
  if ((query.page - 1) * query.perPage >= ROW_BOUNDS.depth) throw tooDeep();
  let last: RowAttempt | undefined;
  for (const attempt of planRows(query)) {
    try {
      return await answer({ calls, org, query }, attempt);
    } catch (error) {
      if (!(error instanceof BoundReached)) throw error;
      last = attempt;
    }
  }
  throw refusalOf(last);
}

async function answer(listing: Listing, attempt: RowAttempt): Promise<RowPage> {
  const { query } = listing;
  const first = (query.page - 1) * query.perPage;
  const looks = attempt.sorts || attempt.left.length > 0;
  let isCut = false;
  const keysFound = ROW_WALKS[attempt.path]({
    ...listing,
    descending: query.descending,
    pageSize: looks ? GROUP : Math.min(PAGE_AT_MOST, first + query.perPage + 1),
    onCut: () => (isCut = true),
  });
  const { rows, hasMore } = looks
    ? await lookedAt(listing, attempt, keysFound)
    : await alongKeys(listing, keysFound, first);
  assertAnswerable(rows);
  // A page without rows is the last one, even of a search that was cut: whoever follows the pages comes to an end.
  return { rows, hasMore: hasMore || (isCut && rows.length > 0) };
}

/** Only the rows of the page are read. One that went meanwhile is left out. */
async function alongKeys(
  { calls, query }: Listing,
  found: AsyncGenerator<Key>,
  first: number,
): Promise<RowPage> {
  const shown: Key[] = [];
  const eventually = query.ids === undefined;
  let count = 0;
  for await (const key of found) {
    count += 1;
    if (count > ROW_BOUNDS.depth) throw new BoundReached();
    if (count <= first) continue;
    if (shown.length === query.perPage)
      return { rows: await rowsAt(calls, shown, eventually), hasMore: true };
    shown.push(key);
  }
  return { rows: await rowsAt(calls, shown, eventually), hasMore: false };
}

async function lookedAt(
  { calls, query }: Listing,
  { left, sorts }: RowAttempt,
  found: AsyncGenerator<Key>,
): Promise<RowPage> {
  const first = (query.page - 1) * query.perPage;
  const rows: StoredRow[] = [];
  let count = 0;
  for await (const group of inGroups(found, GROUP)) {
    count += group.length;
    if (count > ROW_BOUNDS.rows) throw new BoundReached();
    rows.push(...(await rowsAt(calls, group)).filter((stored) => isMeant(stored, query, left)));
    if (!sorts && rows.length > first + query.perPage) break;
  }
  if (sorts) rows.sort((left, right) => (query.descending ? -1 : 1) * COMPARE[query.sortBy](left, right));
  return { rows: rows.slice(first, first + query.perPage), hasMore: rows.length > first + query.perPage };
}

const tooDeep = () => new OrderError('limit_exceeded', { field: 'page', limit: ROW_BOUNDS.depth });

/** What to narrow, when the last way to answer reached its bound. */
function refusalOf(attempt: RowAttempt | undefined): OrderError {
  if (!attempt || (!attempt.sorts && attempt.left.length === 0)) return tooDeep();
  const [field = 'sortBy'] = attempt.left;
  return new OrderError('invalid_value', {
    field,
    reason: `more than ${ROW_BOUNDS.rows} rows would have to be looked at; narrow the list by name, code, e-mail or phone`,
  });
}
