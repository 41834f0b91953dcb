/** What a list of reference rows is asked for. */
import type { ReferenceKind } from './reference.ts';

/** All that are given must hold. Texts are compared without case and accents. */
export interface RowFilters {
  /** Only these, in this order. */
  ids?: readonly string[];
  nameEquals?: string;
  nameStartsWith?: string;
  /** Anywhere among the first `ROW_BOUNDS.searched` rows by name, at the beginning of a word among all. */
  nameContains?: string;
  /** Of the customer, or of one of its contact persons. */
  email?: string;
  /** The same; digits alone are compared. */
  phone?: string;
  /** Of an item. */
  code?: string;
  /** In name, code, company, e-mail or phone; see `nameContains`. */
  searchText?: string;
  active?: boolean;
  /** Only what was written after this time. */
  modifiedSince?: string;
}
export type RowFilter = keyof RowFilters;
const ROW_FILTERS = [
  'ids',
  'nameEquals',
  'nameStartsWith',
  'nameContains',
  'email',
  'phone',
  'code',
  'searchText',
  'active',
  'modifiedSince',
] as const satisfies RowFilter[];

const ROW_SORTS = ['name', 'modified', 'created'] as const;
export type RowSort = (typeof ROW_SORTS)[number];

export interface RowQuery extends RowFilters {
  kind: ReferenceKind;
  page: number;
  perPage: number;
  sortBy: RowSort;
  descending: boolean;
}

/** The filters that a query asks for. */
export const rowFiltersOf = (query: RowFilters): RowFilter[] =>
  ROW_FILTERS.filter((name) => query[name] !== undefined);
