/** History: what became of an order, change by change; still told after the order is deleted. */
import type { HistoryCommand } from '../domain/commands.ts';
import { isOrderId, orderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { operation } from './operation.ts';

export const history = operation({
  name: 'history',
  rights: ['orders.read'],
  table: 'read',
  async run({ id, page, perPage }: HistoryCommand, { caller, orders }) {
    const changes = isOrderId(id)
      ? await orders.history(caller.organizationId, orderId(id), page, perPage)
      : undefined;
    if (!changes) throw new OrderError('not_found', { id });
    return changes;
  },
});
