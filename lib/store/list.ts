/** Lists: the plan's ways are tried one after the other, until one answers within its bound. */
import type { CalendarDate, OrganizationId } from '../domain/identity.ts';
import { rowsBefore, type ListCommand } from '../domain/list-command.ts';
import { looksInside } from '../domain/list-condition.ts';
import { compareRows, rowFilter, type FilterFacts } from '../domain/list-filter.ts';
import { BOUNDS, LIST_PATHS } from '../domain/list-paths.ts';
import { planList, type Attempt } from '../domain/list-plan.ts';
import type { OrderPage } from '../domain/ports.ts';
import { BoundReached } from './bound-reached.ts';
import { customersMeant } from './customer-names.ts';
import { fromDocument } from './document.ts';
import {
  answeredOrders,
  answeredRows,
  withItems,
  withRows,
  type Listed,
  type ListedRow,
} from './listed-rows.ts';
import { notCounted, refusalOf, tooDeep } from './list-refusals.ts';
import { WALKS } from './list-walks.ts';
import { endOfTokens, positionOf, tokenOf, type Position } from './list-token.ts';
import type { Calls } from './table.ts';
import { inGroups } from './walk.ts';

/** How many rows are looked at together. */
const GROUP = 100;
const PAGE_AT_MOST = 1000;

interface Listing {
  calls: Calls;
  org: OrganizationId;
  query: ListCommand;
  facts: FilterFacts;
  position?: Position;
}

/** The page that the query names, or how many there are on all of them. @throws OrderError limit_exceeded | invalid_value, past a bound */
export async function listRows(
  calls: Calls,
  org: OrganizationId,
  asked: ListCommand,
  today: CalendarDate,
): Promise<OrderPage> {
  const query = asked.count ? { ...asked, page: 1, offset: 0, pageToken: undefined } : asked;
  if (!query.pageToken && rowsBefore(query) >= BOUNDS.depth) throw tooDeep();
  const position = positionOf(org, query);
  const facts = { today, ...(await customersMeant(calls, org, query)) };
  const listing = { calls, org, query, facts, position };
  let last: Attempt | undefined;
  // A walk goes on along the path that it has begun.
  for (const attempt of planList(query).filter(({ path }) => !position || path === position.path)) {
    try {
      return await answer(listing, attempt);
    } catch (error) {
      if (!(error instanceof BoundReached)) throw error;
      last = attempt;
    }
  }
  throw refusalOf(last, query);
}

async function answer(listing: Listing, attempt: Attempt): Promise<OrderPage> {
  const { calls, query } = listing;
  let isCut = false;
  const found = walk(listing, attempt, () => (isCut = true));
  if (query.count) {
    const count = await counted(found);
    if (isCut) throw notCounted(attempt.left[0] ?? 'count', attempt.looksAt);
    return { rows: [], hasMore: false, count };
  }
  const first = firstOf(listing);
  const { shown, hasMore } = await (attempt.sorts
    ? sortedPage(found, query, first)
    : nextPage(found, query, first));
  // A page without rows is the last one, even of a search that was cut: whoever follows the pages comes to an end.
  const more = hasMore || (isCut && shown.length > 0);
  const answered = query.whole
    ? await answeredOrders(calls, shown)
    : { rows: await answeredRows(calls, shown) };
  return { ...answered, hasMore: more, ...(more && tokenBehind(listing, attempt, first, shown)) };
}

/** How many rows stand before the page, on this walk. */
function firstOf({ query, position }: Listing): number {
  return query.pageToken ? (position?.skip ?? 0) : rowsBefore(query);
}

/** True where an entry's place is a place to go on from. */
function hasPlaces({ path, sorts }: Attempt): boolean {
  const { order } = LIST_PATHS[path];
  return !sorts && order !== undefined && order !== 'as asked';
}

function tokenBehind(
  { org, query }: Listing,
  attempt: Attempt,
  first: number,
  shown: Listed[],
): Pick<OrderPage, 'nextToken' | 'nextTokenUntil'> | undefined {
  if (query.pageToken === undefined) return undefined;
  const { path } = attempt;
  const position = hasPlaces(attempt)
    ? { path, after: shown.at(-1)?.at }
    : { path, skip: first + shown.length };
  return { nextToken: tokenOf(org, query, position), nextTokenUntil: endOfTokens() };
}

function walk(listing: Listing, attempt: Attempt, onCut: () => void): AsyncGenerator<Listed> {
  const { query } = listing;
  const looks = attempt.sorts || attempt.left.length > 0;
  const pageSize =
    looks || query.count ? PAGE_AT_MOST : Math.min(PAGE_AT_MOST, firstOf(listing) + query.perPage + 1);
  // What is counted, is met once: forward in time, a change may come again.
  const descending = attempt.sorts || query.descending || query.count === true;
  const found = WALKS[attempt.path]({
    ...listing,
    after: listing.position?.after,
    descending,
    pageSize,
    skip: looks || query.count ? 0 : firstOf(listing),
    onCut,
  });
  return looks ? lookedAt(listing, attempt, found) : found;
}

async function* lookedAt(
  { calls, query, facts }: Listing,
  { left, looksAt }: Attempt,
  found: AsyncGenerator<Listed>,
): AsyncGenerator<ListedRow> {
  const keeps = rowFilter(query, left, facts);
  let count = 0;
  for await (const group of inGroups(found, GROUP)) {
    count += group.length;
    if (count > looksAt) throw new BoundReached();
    if (looksInside(query.where)) {
      for (const listed of await withItems(calls, group))
        if (keeps({ ...listed.row, order: fromDocument(listed.item) })) yield listed;
    } else for (const listed of await withRows(calls, group)) if (keeps(listed.row)) yield listed;
  }
}

interface Page {
  shown: Listed[];
  hasMore: boolean;
}

async function nextPage(
  found: AsyncGenerator<Listed>,
  { perPage }: ListCommand,
  first: number,
): Promise<Page> {
  const shown: Listed[] = [];
  let count = 0;
  for await (const listed of found) {
    count += 1;
    if (count > BOUNDS.depth) throw new BoundReached();
    if (count <= first || listed.isHole) continue;
    if (shown.length === perPage) return { shown, hasMore: true };
    shown.push(listed);
  }
  return { shown, hasMore: false };
}

async function sortedPage(found: AsyncGenerator<Listed>, query: ListCommand, first: number): Promise<Page> {
  const rows: ListedRow[] = [];
  for await (const { row, ...listed } of found) {
    if (row) rows.push({ ...listed, row });
    if (rows.length > BOUNDS.sorted) throw new BoundReached();
  }
  const compare = compareRows(query.sortBy);
  rows.sort((left, right) => (query.descending ? -1 : 1) * compare(left.row, right.row));
  return {
    shown: rows.slice(first, first + query.perPage),
    hasMore: rows.length > first + query.perPage,
  };
}

async function counted(found: AsyncGenerator<Listed>): Promise<number> {
  let count = 0;
  for await (const { isHole } of found) {
    if (isHole) continue;
    count += 1;
    if (count > BOUNDS.depth) throw new BoundReached();
  }
  return count;
}
