/** Which paths answer a list, the cheapest first. */
import type { Filter, ListCommand } from './list-command.ts';
import { filtersOf } from './list-filter.ts';
import { LIST_PATHS, PATHS, WHOLE_PATHS, type PathName } from './list-paths.ts';
import { FINDS_AT_MOST } from './sorted-text.ts';

/** One way to answer a list. */
export interface Attempt {
  path: PathName;
  /** What is found has to be sorted. */
  sorts: boolean;
  /** What is left to a look at each row. */
  left: Filter[];
}

/** More ways than that are not tried: each has its bound. */
const ATTEMPTS = 3;

/** The ways to answer a list, to be tried in this order until one stays within its bounds. */
export function planList(query: ListCommand): Attempt[] {
  const asked = filtersOf(query);
  const narrowing = PATHS.filter((name) => LIST_PATHS[name].for.some((filter) => asked.includes(filter)));
  const whole = WHOLE_PATHS[query.sortBy] ?? 'creation';
  const attempts = [...new Set([...narrowing, whole])].map((path): Attempt => {
    const { order, answers } = LIST_PATHS[path];
    const left = asked.filter((filter) => !answers.includes(filter) || isTooLong(query[filter]));
    return { path, sorts: order !== query.sortBy && order !== 'as asked' && !query.count, left };
  });
  const direct = attempts.find(({ sorts, left }) => !sorts && left.length === 0);
  return direct ? [direct] : attempts.slice(0, ATTEMPTS);
}

/** A sorted place holds the beginning of a text: what is longer finds more than was asked for. */
const isTooLong = (value: unknown): boolean => typeof value === 'string' && value.length > FINDS_AT_MOST;
