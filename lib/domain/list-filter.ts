/** Which rows a list query keeps: one predicate, whatever index the rows come from. */
import type { ListCommand } from './commands.ts';
import { extentOf, isAllShipped, stageOf } from './derived-status.ts';
import type { CalendarDate, Instant } from './identity.ts';
import type { OrderRow } from './order-row.ts';

/** The predicate of a query; `today` decides what is overdue. */
export function rowFilter(query: ListCommand, today: CalendarDate): (row: OrderRow) => boolean {
  return (row) =>
    (query.status === undefined || row.status === query.status) &&
    (query.customerId === undefined || row.customerId === query.customerId) &&
    (query.number === undefined || row.number === query.number) &&
    (query.dateFrom === undefined || row.date >= query.dateFrom) &&
    (query.dateTo === undefined || row.date <= query.dateTo) &&
    (query.modifiedSince === undefined || isNewer(row.modifiedAt, query.modifiedSince)) &&
    (query.progress === undefined || inProgress(row, query.progress, today));
}

/** Compared in whole seconds, which is all that a header about time can say. */
export function isNewer(modifiedAt: Instant, since: string): boolean {
  return Math.floor(Date.parse(modifiedAt) / 1000) > Math.floor(Date.parse(since) / 1000);
}

function inProgress(
  row: OrderRow,
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
function isOverdue(row: OrderRow, today: CalendarDate): boolean {
  const isLate = row.shipmentDate !== undefined && row.shipmentDate < today;
  return row.status === 'confirmed' && isLate && !isAllShipped(row);
}
