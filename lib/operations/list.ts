/** List: rows of one organisation, or whole orders beside them; or how many there are. */
import { calendarDateIn } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import type { OrderPage } from '../domain/ports.ts';
import { operation, type OperationContext } from './operation.ts';

export const listOrders = operation({
  name: 'list',
  rights: ['read'],
  table: 'read',
  run: async (query: ListCommand, context): Promise<OrderPage> =>
    context.orders.list(context.caller.organizationId, query, await todayFor(query, context)),
});

/** The organisation's own day; only what is overdue depends on it. */
async function todayFor(query: ListCommand, context: OperationContext) {
  if (query.progress !== 'overdue') return calendarDateIn('UTC', context.clock.now());
  const { settings } = await context.references.load(context.caller.organizationId, []);
  return calendarDateIn(settings?.timeZone ?? 'UTC', context.clock.now());
}
