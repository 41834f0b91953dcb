/** History: what became of an order, change by change; still told after the order is deleted. */
import type { HistoryCommand } from '../domain/commands.ts';
import { OrderError } from '../domain/order-error.ts';
import { byEitherId } from './named-order.ts';
import { operation } from './operation.ts';

export const history = operation({
  name: 'history',
  rights: ['orders.read'],
  table: 'read',
  async run({ id, page, perPage }: HistoryCommand, context) {
    const { caller, orders } = context;
    const changes = await byEitherId(id, context, (own) =>
      orders.history(caller.organizationId, own, page, perPage),
    );
    if (!changes) throw new OrderError('not_found', { id });
    return changes;
  },
});
