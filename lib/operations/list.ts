/** List: rows of one organisation, or whole orders beside them; or how many there are. */
import { calendarDateIn } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import type { OrderPage } from '../domain/ports.ts';
import { LONGEST_ID } from '../domain/reference.ts';
import { trueCustomerId } from './true-ids.ts';
import { operation, type OperationContext } from './operation.ts';

export const listOrders = operation({
  name: 'list',
  rights: ['orders.read'],
  table: 'read',
  async run(asked: ListCommand, context): Promise<OrderPage> {
    // What no order can have; the engine would refuse such a key.
    if ((asked.customerId ?? '').length > LONGEST_ID) return { rows: [], hasMore: false };
    const query = { ...asked, customerId: await trueCustomerId(asked.customerId, context) };
    return context.orders.list(context.caller.organizationId, query, await todayFor(query, context));
  },
});

/** The organisation's own day; only what is overdue depends on it. */
async function todayFor(query: ListCommand, context: OperationContext) {
  if (query.progress !== 'overdue') return calendarDateIn('UTC', context.clock.now());
  const { settings } = await context.references.load(context.caller.organizationId, []);
  return calendarDateIn(settings?.timeZone ?? 'UTC', context.clock.now());
}
