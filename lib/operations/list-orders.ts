/** List: rows of one organisation, from an index. */
import type { ListCommand } from '../domain/commands.ts';
import { calendarDateIn } from '../domain/identity.ts';
import { rowFilter } from '../domain/list-filter.ts';
import { NUMBER_AT_MOST } from '../domain/order-number.ts';
import { rowOf } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import { LONGEST_ID } from './load-references.ts';
import type { Operation, OperationContext } from './operation.ts';

export const listOrders: Operation<ListCommand, OrderPage> & { name: 'list' } = {
  name: 'list',
  right: 'read',
  table: 'read',
  async run(query, context) {
    if (findsNothing(query)) return { rows: [], hasMore: false };
    const keeps = rowFilter(query, await todayFor(query, context));
    const { organizationId } = context.caller;
    if (query.number === undefined) return context.orders.list(organizationId, query, keeps);
    const order = await context.orders.findByNumber(organizationId, query.number);
    const rows = order ? [rowOf(order)].filter(keeps) : [];
    return { rows: query.page === 1 ? rows : [], hasMore: false };
  },
};

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
