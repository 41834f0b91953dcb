/** List: rows of one organisation, from an index or of stated orders; whole orders beside them when asked. */
import type { ListCommand } from '../domain/commands.ts';
import { calendarDateIn, orderId } from '../domain/identity.ts';
import { rowFilter } from '../domain/list-filter.ts';
import { rowOf, type OrderRow } from '../domain/order-row.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrderPage } from '../domain/ports.ts';
import { isOrderId } from './change-order.ts';
import { NUMBER_AT_MOST } from '../domain/order-number.ts';
import { LONGEST_ID } from './references.ts';
import { trueCustomerId } from './true-ids.ts';
import { operation, type OperationContext } from './operation.ts';

export const listOrders = operation({
  name: 'list',
  rights: ['read'],
  table: 'read',
  async run(asked: ListCommand, context): Promise<OrderPage> {
    if (findsNothing(asked)) return { rows: [], hasMore: false };
    const query = { ...asked, customerId: await trueCustomerId(asked.customerId, context) };
    const keeps = rowFilter(query, await todayFor(query, context));
    const { organizationId } = context.caller;
    if (query.number !== undefined) {
      const order = await context.orders.findByNumber(organizationId, query.number);
      return pageOf(order ? [order] : [], query, keeps);
    }
    if (query.ids !== undefined) {
      const ids = [...new Set(query.ids)].filter(isOrderId).map(orderId);
      return pageOf(await context.orders.loadMany(organizationId, ids), query, keeps);
    }
    const page = await context.orders.list(organizationId, query, keeps);
    if (!query.whole) return page;
    // A row may lag behind its order: what was deleted meanwhile is left out.
    const ids = page.rows.map(({ id }) => id);
    return { ...page, orders: await context.orders.loadMany(organizationId, ids) };
  },
});

/** One page of orders that are at hand, in the order they came in. */
function pageOf(found: SalesOrder[], query: ListCommand, keeps: (row: OrderRow) => boolean): OrderPage {
  const kept = found.filter((order) => keeps(rowOf(order)));
  const first = (query.page - 1) * query.perPage;
  const orders = kept.slice(first, first + query.perPage);
  return { rows: orders.map(rowOf), orders, hasMore: kept.length > first + query.perPage };
}

/** What no order can have; the engine would refuse such keys and ranges. */
function findsNothing({ customerId = '', number = '', dateFrom, dateTo }: ListCommand): boolean {
  if (customerId.length > LONGEST_ID || number.length > NUMBER_AT_MOST) return true;
  return dateFrom !== undefined && dateTo !== undefined && dateFrom > dateTo;
}

/** The organisation's own day; only what is overdue depends on it. */
async function todayFor(query: ListCommand, context: OperationContext) {
  if (query.progress !== 'overdue') return calendarDateIn('UTC', context.clock.now());
  const { settings } = await context.references.load(context.caller.organizationId, []);
  return calendarDateIn(settings?.timeZone ?? 'UTC', context.clock.now());
}
