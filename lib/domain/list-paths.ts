/** How lists are answered: parameters -> path -> bound. One table, printed into docs/lists.md. */
import type { Filter, SortField } from './list-command.ts';

/** How much of the table one request may look at. Beyond it a list is refused, in words that say what to narrow. */
export const BOUNDS = {
  /** Rows before and on a page, along a path in its own order. */
  depth: 100_000,
  /** Rows that are looked at for a filter that the path does not answer, or to be sorted, where an index holds them. */
  rows: 10_000,
  /** The same where orders are read for them. */
  orders: 2000,
  /** Orders that are sorted, by what their path is not walked in. */
  sorted: 2000,
  /** Rows before a page of changes since a time, up to which their orders are read. */
  near: 1000,
  /** Changes that are read in their index alone: since a time, on pages further on; of the last hour; and for what was deleted. */
  changesSeen: 100_000,
  /** Changes whose orders are read, to tell which change of an order is the newest. */
  changesForward: 10_000,
  /** The newest orders, that are searched for a text anywhere in them. */
  searched: 2000,
  /** Orders that a search takes from each sorted place. */
  foundByText: 200,
  /** Customers that a name may mean. */
  customers: 20,
} as const;

export const PATHS = [
  'ids',
  'number',
  'reference',
  'subject',
  'named customers',
  'customer',
  'numbers',
  'references',
  'subjects',
  'alternatives',
  'search',
  'changes',
  'stages',
  'dates',
  'creation',
] as const;
export type PathName = (typeof PATHS)[number];

export interface ListPath {
  /** Walked when one of these is asked for. */
  for: readonly Filter[];
  /** What needs no look at the rows then. */
  answers: readonly Filter[];
  /** The order that it is walked in, either way; without one what is found is sorted, or stands as it was asked for. */
  order?: SortField | 'as asked';
  /** Whether an index holds the rows, or orders are read for them. */
  reads: 'rows' | 'orders';
  /** Of so many at most, when there is something left to look for or to be sorted. */
  looksAt: number;
  /** For the reader of the table. */
  from: string;
}

/** The narrowest first. */
export const LIST_PATHS: Record<PathName, ListPath> = {
  ids: {
    for: ['ids'],
    answers: ['ids'],
    order: 'as asked',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the orders, strongly consistent',
  },
  number: {
    for: ['number'],
    answers: ['number'],
    order: 'as asked',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the item of the number, strongly consistent',
  },
  reference: {
    for: ['reference'],
    answers: ['reference'],
    order: 'reference',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the look-up items of the reference number',
  },
  subject: {
    for: ['subject'],
    answers: ['subject'],
    order: 'subject',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the look-up items of the subject',
  },
  'named customers': {
    for: ['customerName', 'customerNameStartsWith'],
    answers: ['customerName', 'customerNameStartsWith'],
    order: 'created',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: `the look-up items of names, then by-customer of at most ${BOUNDS.customers} customers, merged`,
  },
  customer: {
    for: ['customerId'],
    answers: ['customerId'],
    order: 'created',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'by-customer',
  },
  numbers: {
    for: ['numberStartsWith'],
    answers: ['numberStartsWith'],
    order: 'number',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the items of numbers that begin so',
  },
  references: {
    for: ['referenceStartsWith'],
    answers: ['referenceStartsWith'],
    order: 'reference',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the look-up items of reference numbers that begin so',
  },
  subjects: {
    for: ['subjectStartsWith'],
    answers: ['subjectStartsWith'],
    order: 'subject',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the look-up items of subjects that begin so',
  },
  alternatives: {
    for: ['where'],
    answers: [],
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'the path of each alternative, one after the other',
  },
  search: {
    for: ['searchText', 'numberContains', 'referenceContains', 'subjectContains', 'customerNameContains'],
    answers: [],
    reads: 'orders',
    looksAt: BOUNDS.searched + 4 * BOUNDS.foundByText,
    from: `beginnings of numbers, reference numbers and subjects and words of names over all orders (${BOUNDS.foundByText} of each), and the newest ${BOUNDS.searched} orders`,
  },
  changes: {
    for: ['modifiedSince'],
    answers: ['modifiedSince'],
    order: 'modified',
    reads: 'rows',
    looksAt: BOUNDS.rows,
    from: 'by-change, month by month: of each order the newest change',
  },
  stages: {
    for: ['stages', 'status', 'progress'],
    answers: ['stages', 'status'],
    order: 'created',
    reads: 'rows',
    looksAt: BOUNDS.rows,
    from: 'by-status, stage by stage, merged',
  },
  dates: {
    for: ['dateFrom', 'dateTo'],
    answers: ['dateFrom', 'dateTo'],
    order: 'date',
    reads: 'orders',
    looksAt: BOUNDS.orders,
    from: 'by-date, between the days',
  },
  creation: {
    for: ['createdFrom', 'createdTo'],
    answers: ['createdFrom', 'createdTo'],
    order: 'created',
    reads: 'rows',
    looksAt: BOUNDS.rows,
    from: 'by-creation',
  },
};

/** Paths that hold every order, by the order that they are walked in. */
export const WHOLE_PATHS: Partial<Record<SortField, PathName>> = {
  created: 'creation',
  date: 'dates',
  modified: 'changes',
  number: 'numbers',
};
