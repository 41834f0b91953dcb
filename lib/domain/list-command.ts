/** What a list is asked for, in domain words: filters that narrow, an order, a page. */
import * as z from 'zod/mini';
import type { Look } from './list-look.ts';
import { STAGES } from './derived-status.ts';
import { ORDER_STATUSES } from './order-status.ts';
import { LIMITS } from './limits.ts';

const text = z.optional(z.string());
const id = z.string();

export const SORT_FIELDS = [
  'created',
  'date',
  'modified',
  'number',
  'reference',
  'subject',
  'customerName',
  'shipmentDate',
  'total',
  'baseTotal',
  'status',
] as const;

/** What looks at one thing each. All that are given must hold. Texts are compared after NFC and trimming; names and searches without case and accents. */
const single = {
  status: z.optional(z.enum(ORDER_STATUSES)),
  /** What orders have come to, as a list shows it: one of these. */
  stages: z.optional(z.array(z.enum(STAGES))),
  /** Narrower than a status: derived from progress. */
  progress: z.optional(
    z.enum(['invoiced', 'partially_invoiced', 'partially_shipped', 'shipped', 'fulfilled', 'overdue']),
  ),
  customerId: z.optional(id),
  /** The whole name of a customer, as it is or was. */
  customerName: text,
  /** The beginning of a word of such a name, or of several. */
  customerNameStartsWith: text,
  customerNameContains: text,
  number: text,
  numberStartsWith: text,
  numberContains: text,
  reference: text,
  referenceStartsWith: text,
  referenceContains: text,
  subject: text,
  subjectStartsWith: text,
  subjectContains: text,
  /** In number, reference number, subject or customer's name. */
  searchText: text,
  salespersonId: z.optional(id),
  /** Both ends of a range belong to it. */
  dateFrom: text,
  dateTo: text,
  shipmentFrom: text,
  shipmentTo: text,
  createdFrom: text,
  createdTo: text,
  /** Only what was changed after this time, in whole seconds. */
  modifiedSince: text,
  /** And not after this one. */
  modifiedTo: text,
  totalIs: text,
  totalFrom: text,
  totalTo: text,
  totalAbove: text,
  totalBelow: text,
  /** Only these orders, by id, in this order. */
  ids: z.optional(z.array(id)),
};
/** Any of them, by themselves. */
export type SingleFilters = z.infer<z.ZodMiniObject<typeof single>>;

const filters = {
  ...single,
  /** Any combination of them, and of looks into the order. */
  where: z.optional(z.custom<Condition>((value) => typeof value === 'object' && value !== null)),
};

export const ListCommand = z.strictObject({
  page: z.int().check(z.gte(1)),
  perPage: z.int().check(z.gte(1), z.lte(LIMITS.pageRows)),
  sortBy: z.enum(SORT_FIELDS),
  descending: z.boolean(),
  ...filters,
  /** The page begins behind so many, whatever its number. */
  offset: z.optional(z.int().check(z.gte(0))),
  /** Times without an offset, and those that are answered, are on the organisation's own clock; dates of moments are of its days. */
  localTimes: z.optional(z.boolean()),
  /** Read on where a page ended, instead of by page number; '' for a page by its number that tells where it ended. */
  pageToken: text,
  /** Whose words the pages are in: a token is good for one reader. */
  reader: text,
  /** Whole orders beside the rows. */
  whole: z.optional(z.boolean()),
  /** How many there are, and no rows. */
  count: z.optional(z.boolean()),
});
export type ListCommand = z.infer<typeof ListCommand>;

export type SortField = (typeof SORT_FIELDS)[number];
/** What narrows a list. */
export type Filter = keyof typeof filters;
export const FILTERS = Object.keys(filters) as Filter[];

/** Rows that stand before the page that a query names. */
export const rowsBefore = ({ offset, page, perPage }: Pick<ListCommand, 'offset' | 'page' | 'perPage'>) =>
  offset ?? (page - 1) * perPage;

/** What a search asks of each order: filters of lists and looks into the order, joined by all, any and not. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { filter: SingleFilters }
  | { look: Look };
