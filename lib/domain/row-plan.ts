/** How lists of reference rows are answered: filters -> path -> bound. */
import type { ReferenceKind } from './reference.ts';
import type { RowFilter, RowQuery, RowSort } from './row-query.ts';
import { rowFiltersOf } from './row-query.ts';

/** How much of the table one list of rows may look at. */
export const ROW_BOUNDS = {
  /** Rows before and on a page, along a path in its own order. */
  depth: 100_000,
  /** Rows that are read to be looked at or sorted. */
  rows: 2000,
  /** The first names, that are searched for a text anywhere in them. */
  searched: 2000,
  /** Rows that a search answers at most. */
  found: 500,
} as const;

export type RowPathName =
  | 'ids'
  | 'code'
  | 'email'
  | 'phone'
  | 'name'
  | 'names'
  | 'search'
  | 'changes'
  | 'activity'
  | 'creation'
  | 'all';

interface RowPath {
  /** Walked when one of these is asked for. */
  for: readonly RowFilter[];
  /** Of these kinds; of all without. */
  of?: readonly ReferenceKind[];
  /** What needs no look at the rows then. */
  answers: readonly RowFilter[];
  /** The order that it is walked in, either way. */
  order?: RowSort | 'as asked';
  /** For the reader of the table. */
  from: string;
}

/** The narrowest first. */
const ROW_PATHS: Record<RowPathName, RowPath> = {
  ids: { for: ['ids'], answers: ['ids'], order: 'as asked', from: 'the rows, strongly consistent' },
  code: { for: ['code'], of: ['item'], answers: [], from: 'the look-up items of the code' },
  email: { for: ['email'], of: ['customer'], answers: [], from: 'the look-up items of the address' },
  phone: { for: ['phone'], of: ['customer'], answers: [], from: 'the look-up items of the number' },
  name: { for: ['nameEquals'], answers: [], order: 'name', from: 'by-creation, at the folded name' },
  names: {
    for: ['nameStartsWith'],
    answers: ['nameStartsWith'],
    order: 'name',
    from: 'by-creation, names that begin so',
  },
  search: {
    for: ['nameContains', 'searchText'],
    answers: [],
    from: `the first ${ROW_BOUNDS.searched} names, and the look-up items of words, codes, addresses and numbers that begin so`,
  },
  changes: { for: ['modifiedSince'], answers: ['modifiedSince'], order: 'modified', from: 'by-date' },
  activity: {
    for: ['active'],
    of: ['customer', 'item'],
    answers: ['active'],
    order: 'name',
    from: 'by-status',
  },
  creation: { for: [], answers: [], order: 'created', from: 'by-change' },
  all: { for: [], answers: [], order: 'name', from: 'by-creation' },
};

const WHOLE: Record<RowSort, RowPathName> = { name: 'all', modified: 'changes', created: 'creation' };

export interface RowAttempt {
  path: RowPathName;
  /** What is found has to be sorted. */
  sorts: boolean;
  /** What is left to a look at each row. */
  left: RowFilter[];
}

const NAMES = Object.keys(ROW_PATHS) as RowPathName[];
/** Beyond them a beginning finds more than was asked for. */
const FINDS_AT_MOST = 60;

/** The ways to answer, to be tried in this order until one stays within its bounds. */
export function planRows(query: RowQuery): RowAttempt[] {
  const asked = rowFiltersOf(query);
  const narrowing = NAMES.filter((name) => {
    const { for: filters, of = [query.kind] } = ROW_PATHS[name];
    return of.includes(query.kind) && filters.some((filter) => asked.includes(filter));
  });
  const attempts = [...new Set([...narrowing, WHOLE[query.sortBy]])].map((path): RowAttempt => {
    const { order, answers } = ROW_PATHS[path];
    const isLong = (filter: RowFilter) => String(query[filter]).length > FINDS_AT_MOST;
    const left = asked.filter(
      (filter) => !answers.includes(filter) || (filter === 'nameStartsWith' && isLong(filter)),
    );
    return { path, sorts: order !== query.sortBy && order !== 'as asked', left };
  });
  const direct = attempts.find(({ sorts, left }) => !sorts && left.length === 0);
  return direct ? [direct] : attempts.slice(0, 2);
}
