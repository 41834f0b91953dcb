/** List: rows of one organisation, from an index. */
import type { ListCommand } from '../domain/commands.ts';
import { calendarDateIn } from '../domain/identity.ts';
import { rowFilter } from '../domain/list-filter.ts';
import { rowOf } from '../domain/order-row.ts';
import type { OrderPage } from '../domain/ports.ts';
import type { Operation, OperationContext } from './operation.ts';

export const listOrders: Operation<ListCommand, OrderPage> & { name: 'list' } = {
  name: 'list',
  right: 'read',
  table: 'read',
  async run(query, context) {
    const keeps = rowFilter(query, await todayFor(query, context));
    const { organizationId } = context.caller;
    if (query.number === undefined) return context.orders.list(organizationId, query, keeps);
    const order = await context.orders.findByNumber(organizationId, query.number);
    const rows = order ? [rowOf(order)].filter(keeps) : [];
    return { rows: query.page === 1 ? rows : [], hasMore: false };
  },
};

/** The organisation's own day; only what is overdue depends on it. */
async function todayFor(query: ListCommand, context: OperationContext) {
  if (query.progress !== 'overdue') return calendarDateIn('UTC', context.clock.now());
  const { settings } = await context.references.load(context.caller.organizationId, []);
  return calendarDateIn(settings?.timeZone ?? 'UTC', context.clock.now());
}
