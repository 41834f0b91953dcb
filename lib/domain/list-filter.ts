/** Which rows a list keeps, and in which order they stand: one meaning, whatever path the rows come by. */
import { compareDecimals, type Decimal } from './decimal.ts';
import { extentOf, isAllShipped, STAGES, stageOf, type Stage } from './derived-status.ts';
import { fold, hasWord, wordBeginnings } from './folded-text.ts';
import type { CalendarDate, Instant } from './identity.ts';
import { FILTERS, type Filter, type ListCommand, type SortField } from './list-command.ts';
import { holds } from './list-condition.ts';
import type { OrderRow } from './order-row.ts';
import type { SalesOrder } from './order.ts';
import { compareTexts, sortedText } from './sorted-text.ts';

/** Custom fields are not looked at: a row may lack them. The order is there where a condition looks into it. */
export type ComparedRow = Omit<OrderRow, 'customFields'> & { order?: SalesOrder };

/** What is known beside the row. */
export interface FilterFacts {
  /** The organisation's own day: it decides what is overdue. */
  today: CalendarDate;
  /** The customers that the query's names mean, by the names they have or had; without them, by the name on the row. */
  customersNamed?: ReadonlySet<string>;
  /** The customers that the searched text may mean. */
  customersFound?: ReadonlySet<string>;
}

type Asked<Name extends Filter> = NonNullable<ListCommand[Name]>;
type Keeps = { [Name in Filter]: (row: ComparedRow, asked: Asked<Name>, facts: FilterFacts) => boolean };

const equals = (text: string | undefined, asked: string) => sortedText(text ?? '') === sortedText(asked);
const begins = (text: string | undefined, asked: string) =>
  sortedText(text ?? '').startsWith(sortedText(asked));
const contains = (text: string | undefined, asked: string) => fold(text ?? '').includes(fold(asked));
const compareTotal = (row: ComparedRow, asked: string) => compareDecimals(row.total, asked as Decimal);

const KEEPS: Keeps = {
  status: (row, asked) => row.status === asked,
  stages: (row, asked) => asked.includes(stageOf(row)),
  progress: (row, asked, { today }) => inProgress(row, asked, today),
  customerId: (row, asked) => row.customerId === asked,
  customerName: ({ customerId, customerName }, asked, { customersNamed }) =>
    customersNamed?.has(customerId) ?? wordBeginnings(customerName).includes(fold(asked)),
  customerNameStartsWith: ({ customerId, customerName }, asked, { customersNamed }) =>
    customersNamed?.has(customerId) ?? hasWord(customerName, asked),
  customerNameContains: (row, asked) => contains(row.customerName, asked),
  number: (row, asked) => equals(row.number, asked),
  numberStartsWith: (row, asked) => begins(row.number, asked),
  numberContains: (row, asked) => contains(row.number, asked),
  reference: (row, asked) => equals(row.referenceNumber, asked),
  referenceStartsWith: (row, asked) => begins(row.referenceNumber, asked),
  referenceContains: (row, asked) => contains(row.referenceNumber, asked),
  subject: (row, asked) => equals(row.subject, asked),
  subjectStartsWith: (row, asked) => begins(row.subject, asked),
  subjectContains: (row, asked) => contains(row.subject, asked),
  searchText: (row, asked, { customersFound }) =>
    (customersFound?.has(row.customerId) ?? false) ||
    [row.number, row.referenceNumber, row.subject, row.customerName].some((text) => contains(text, asked)),
  salespersonId: (row, asked) => row.salespersonId === asked,
  dateFrom: (row, asked) => row.date >= asked,
  dateTo: (row, asked) => row.date <= asked,
  shipmentFrom: (row, asked) => row.shipmentDate !== undefined && row.shipmentDate >= asked,
  shipmentTo: (row, asked) => row.shipmentDate !== undefined && row.shipmentDate <= asked,
  createdFrom: (row, asked) => row.createdAt >= asked,
  createdTo: (row, asked) => row.createdAt <= asked,
  modifiedSince: (row, asked) => isNewer(row.modifiedAt, asked),
  modifiedTo: (row, asked) => row.modifiedAt <= asked,
  totalIs: (row, asked) => compareTotal(row, asked) === 0,
  totalFrom: (row, asked) => compareTotal(row, asked) >= 0,
  totalTo: (row, asked) => compareTotal(row, asked) <= 0,
  totalAbove: (row, asked) => compareTotal(row, asked) > 0,
  totalBelow: (row, asked) => compareTotal(row, asked) < 0,
  ids: (row, asked) => asked.includes(row.id),
  where: (row, asked, { today }) =>
    holds(asked, (filter) => keepsAll(filter, Object.keys(filter) as Filter[], row, { today }), row.order),
};

/** The filters that a query has. */
export const filtersOf = (query: ListCommand): Filter[] =>
  FILTERS.filter((filter) => query[filter] !== undefined);

/** The predicate of some of a query's filters. */
export function rowFilter(
  query: ListCommand,
  filters: readonly Filter[],
  facts: FilterFacts,
): (row: ComparedRow) => boolean {
  return (row) => keepsAll(query, filters, row, facts);
}

type Filters = Pick<ListCommand, Filter>;

function keepsAll(query: Filters, filters: readonly Filter[], row: ComparedRow, facts: FilterFacts): boolean {
  return filters.every((filter) => keepsBy(filter, row, query, facts));
}

function keepsBy<Name extends Filter>(
  filter: Name,
  row: ComparedRow,
  query: Filters,
  facts: FilterFacts,
): boolean {
  return KEEPS[filter](row, query[filter] as Asked<Name>, facts);
}

/** Compared in whole seconds, which is all that a header about time can say. */
export function isNewer(modifiedAt: Instant, since: string): boolean {
  return secondsOf(modifiedAt) > secondsOf(since);
}

const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** Orders that progress may be found among. */
export const STAGES_IN_PROGRESS: Record<NonNullable<ListCommand['progress']>, readonly Stage[]> = {
  invoiced: STAGES,
  partially_invoiced: STAGES,
  partially_shipped: ['partially_shipped'],
  shipped: ['shipped'],
  fulfilled: ['fulfilled'],
  overdue: ['confirmed', 'partially_invoiced', 'invoiced', 'partially_shipped'],
};

function inProgress(
  row: ComparedRow,
  progress: NonNullable<ListCommand['progress']>,
  today: CalendarDate,
): boolean {
  switch (progress) {
    case 'overdue':
      return isOverdue(row, today);
    case 'invoiced':
    case 'partially_invoiced': {
      // Shipped or not, and closed: more than the orders whose stage it is.
      const extent = row.status === 'void' ? 'none' : extentOf(row.quantityInvoiced, row.quantity);
      return extent === (progress === 'invoiced' ? 'all' : 'some');
    }
    default:
      return stageOf(row) === progress;
  }
}

/** To be shipped by a day that is over, and not shipped whole. */
function isOverdue(row: ComparedRow, today: CalendarDate): boolean {
  const isLate = row.shipmentDate !== undefined && row.shipmentDate < today;
  return row.status === 'confirmed' && isLate && !isAllShipped(row);
}

/** What a row is sorted by first; texts as they are sorted in the table, names without case and accents. */
const SORTED_BY: Record<Exclude<SortField, 'total' | 'baseTotal'>, (row: ComparedRow) => string> = {
  created: () => '',
  date: (row) => row.date,
  modified: (row) => row.modifiedAt,
  number: (row) => sortedText(row.number),
  reference: (row) => sortedText(row.referenceNumber),
  subject: (row) => sortedText(row.subject ?? ''),
  customerName: (row) => fold(row.customerName),
  shipmentDate: (row) => row.shipmentDate ?? '',
  status: (row) => stageOf(row),
};

/** Ascending; rows that are equal in what is sorted by stand in the order of their creation. */
export function compareRows(sortBy: SortField): (left: ComparedRow, right: ComparedRow) => number {
  const first = (left: ComparedRow, right: ComparedRow) =>
    sortBy === 'total' || sortBy === 'baseTotal'
      ? compareDecimals(left[sortBy], right[sortBy])
      : compareTexts(SORTED_BY[sortBy](left), SORTED_BY[sortBy](right));
  return (left, right) => first(left, right) || compareTexts(creationOf(left), creationOf(right));
}

const creationOf = ({ createdAt, id }: ComparedRow): string => `${createdAt}#${id}`;
