/** Which paths answer a list, the cheapest first. */
import type { Filter, ListCommand, SingleFilters } from './list-command.ts';
import { alternativesOf, looksInside } from './list-condition.ts';
import { filtersOf } from './list-filter.ts';
import { BOUNDS, LIST_PATHS, PATHS, WHOLE_PATHS, type PathName } from './list-paths.ts';
import { FINDS_AT_MOST } from './sorted-text.ts';

/** One way to answer a list. */
export interface Attempt {
  path: PathName;
  /** What is found has to be sorted. */
  sorts: boolean;
  /** What is left to a look at each row. */
  left: Filter[];
  /** Of so many entries at most. */
  looksAt: number;
}

/** More ways than that are not tried: each has its bound. */
const ATTEMPTS = 3;

/** The ways to answer a list, to be tried in this order until one stays within its bounds. */
export function planList(query: ListCommand): Attempt[] {
  const asked = filtersOf(query);
  const narrowing = pathsFor(asked).filter((path) => path !== 'alternatives' || waysOf(query));
  const whole = WHOLE_PATHS[query.sortBy] ?? 'creation';
  const attempts = [...new Set([...narrowing, whole])].map((path): Attempt => {
    const { order, answers, looksAt } = LIST_PATHS[path];
    const left = asked.filter((filter) => !answers.includes(filter) || isTooLong(query[filter]));
    const sorts = order !== query.sortBy && order !== 'as asked' && !query.count;
    const atMost = looksInside(query.where) ? Math.min(looksAt, BOUNDS.orders) : looksAt;
    return { path, sorts, left, looksAt: atMost };
  });
  const direct = attempts.find(({ sorts, left }) => !sorts && left.length === 0);
  return direct ? [direct] : attempts.slice(0, ATTEMPTS);
}

const pathsFor = (asked: readonly string[]): PathName[] =>
  PATHS.filter((name) => LIST_PATHS[name].for.some((filter) => asked.includes(filter)));

/** The narrowest path of a filter by itself; a search is none, for it may leave something out. */
export function pathInto(filter: SingleFilters): PathName | undefined {
  return pathsFor(Object.keys(filter)).find((path) => path !== 'search');
}

/** Where what a query's condition may hold of is found; undefined when that may be anywhere. */
export function waysOf({ where }: Pick<ListCommand, 'where'>): SingleFilters[] | undefined {
  return alternativesOf(where, (filter) => pathInto(filter) !== undefined);
}

/** A sorted place holds the beginning of a text: what is longer finds more than was asked for. */
const isTooLong = (value: unknown): boolean => typeof value === 'string' && value.length > FINDS_AT_MOST;
