/** Lists: the plan's ways are tried one after the other, until one answers within its bound. */
import { OrderError } from '../domain/order-error.ts';
import type { CalendarDate, OrganizationId } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import { compareRows, rowFilter, type FilterFacts } from '../domain/list-filter.ts';
import { BOUNDS, LIST_PATHS } from '../domain/list-paths.ts';
import { planList, type Attempt } from '../domain/list-plan.ts';
import type { OrderPage } from '../domain/ports.ts';
import { BoundReached } from './bound-reached.ts';
import { customersNamed } from './customer-names.ts';
import { answeredOrders, answeredRows, withRows, type Listed, type ListedRow } from './listed-rows.ts';
import { WALKS } from './list-walks.ts';
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
}

/** The page that the query names. @throws OrderError limit_exceeded | invalid_value, past a bound */
export async function listRows(
  calls: Calls,
  org: OrganizationId,
  query: ListCommand,
  today: CalendarDate,
): Promise<OrderPage> {
  if ((query.page - 1) * query.perPage >= BOUNDS.depth) throw tooDeep();
  const listing = { calls, org, query, facts: { today, ...(await customersOf(calls, org, query)) } };
  let last: Attempt | undefined;
  for (const attempt of planList(query)) {
    try {
      return await answer(listing, attempt);
    } catch (error) {
      if (!(error instanceof BoundReached)) throw error;
      last = attempt;
    }
  }
  throw refusalOf(last);
}

async function answer(listing: Listing, attempt: Attempt): Promise<OrderPage> {
  const { calls, query } = listing;
  let isCut = false;
  const found = walk(listing, attempt, () => (isCut = true));
  if (query.count) return { rows: [], hasMore: false, count: await counted(found) };
  const { shown, hasMore } = await (attempt.sorts ? sortedPage(found, query) : nextPage(found, query));
  // A page without rows is the last one, even of a search that was cut: whoever follows the pages comes to an end.
  const more = hasMore || (isCut && shown.length > 0);
  if (query.whole) return { ...(await answeredOrders(calls, shown)), hasMore: more };
  return { rows: await answeredRows(calls, shown), hasMore: more };
}

function walk(listing: Listing, attempt: Attempt, onCut: () => void): AsyncGenerator<Listed> {
  const { query } = listing;
  const looks = attempt.sorts || attempt.left.length > 0;
  const pageSize = looks ? PAGE_AT_MOST : Math.min(PAGE_AT_MOST, query.page * query.perPage + 1);
  const descending = attempt.sorts || query.descending;
  const found = WALKS[attempt.path]({ ...listing, descending, pageSize, onCut });
  return looks ? lookedAt(listing, attempt, found) : found;
}

async function* lookedAt(
  { calls, query, facts }: Listing,
  { path, left }: Attempt,
  found: AsyncGenerator<Listed>,
): AsyncGenerator<ListedRow> {
  const keeps = rowFilter(query, left, facts);
  let count = 0;
  for await (const group of inGroups(found, GROUP)) {
    count += group.length;
    if (count > LIST_PATHS[path].looksAt) throw new BoundReached();
    for (const listed of await withRows(calls, group)) if (keeps(listed.row)) yield listed;
  }
}

interface Page {
  shown: Listed[];
  hasMore: boolean;
}

async function nextPage(found: AsyncGenerator<Listed>, { page, perPage }: ListCommand): Promise<Page> {
  const first = (page - 1) * perPage;
  const shown: Listed[] = [];
  let count = 0;
  for await (const listed of found) {
    count += 1;
    if (count > BOUNDS.depth) throw new BoundReached();
    if (count <= first) continue;
    if (shown.length === perPage) return { shown, hasMore: true };
    shown.push(listed);
  }
  return { shown, hasMore: false };
}

async function sortedPage(found: AsyncGenerator<Listed>, query: ListCommand): Promise<Page> {
  const rows: ListedRow[] = [];
  for await (const { row, ...listed } of found) {
    if (row) rows.push({ ...listed, row });
    if (rows.length > BOUNDS.sorted) throw new BoundReached();
  }
  const compare = compareRows(query.sortBy);
  rows.sort((left, right) => (query.descending ? -1 : 1) * compare(left.row, right.row));
  const first = (query.page - 1) * query.perPage;
  return {
    shown: rows.slice(first, first + query.perPage),
    hasMore: rows.length > first + query.perPage,
  };
}

async function counted(found: AsyncGenerator<Listed>): Promise<number> {
  let count = 0;
  for await (const _ of found) {
    count += 1;
    if (count > BOUNDS.depth) throw new BoundReached();
  }
  return count;
}

/** The customers that the query's names mean. @throws OrderError invalid_value when they are too many */
async function customersOf(
  calls: Calls,
  org: OrganizationId,
  { customerName, customerNameStartsWith, searchText }: ListCommand,
): Promise<Omit<FilterFacts, 'today'>> {
  const named = async (text: string, whole: boolean) =>
    new Set(await customersNamed(calls, org, { text, whole, atMost: BOUNDS.customers + 1 }));
  const whole = customerName === undefined ? undefined : await named(customerName, true);
  const beginning =
    customerNameStartsWith === undefined ? undefined : await named(customerNameStartsWith, false);
  const both = whole && beginning ? whole.intersection(beginning) : (whole ?? beginning);
  if (both && both.size > BOUNDS.customers)
    throw tooManyCustomers(whole ? 'customerName' : 'customerNameStartsWith');
  const found = searchText === undefined ? undefined : await named(searchText, false);
  return { customersNamed: both, customersFound: found };
}

const NARROWER = 'narrow the list by customer, stage, dates or last change';

const tooDeep = () => new OrderError('limit_exceeded', { field: 'page', limit: BOUNDS.depth });

function tooManyCustomers(field: string): OrderError {
  const reason = `more than ${BOUNDS.customers} customers are called so; give more of the name`;
  return new OrderError('invalid_value', { field, reason });
}

/** What to narrow, and why. */
function refusalOf(attempt: Attempt | undefined): OrderError {
  if (!attempt || (!attempt.sorts && attempt.left.length === 0)) return tooDeep();
  const { looksAt } = LIST_PATHS[attempt.path];
  return attempt.sorts
    ? new OrderError('invalid_value', {
        field: 'sortBy',
        reason: `more than ${BOUNDS.sorted} sales orders would have to be sorted; ${NARROWER}`,
      })
    : new OrderError('invalid_value', {
        field: attempt.left[0] ?? '',
        reason: `more than ${looksAt} sales orders would have to be looked at; ${NARROWER}`,
      });
}
