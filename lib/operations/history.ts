/** History: what became of an order, change by change; still told after the order is deleted. */
import type { ChangePage } from '../domain/change.ts';
import type { HistoryCommand } from '../domain/commands.ts';
import { orderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { isOrderId } from './change-order.ts';
import type { Operation } from './operation.ts';

export const history: Operation<HistoryCommand, ChangePage> & { name: 'history' } = {
  name: 'history',
  rights: ['read'],
  table: 'read',
  async run({ id, page, perPage }, { caller, orders }) {
    const changes = isOrderId(id)
      ? await orders.history(caller.organizationId, orderId(id), page, perPage)
      : undefined;
    if (!changes) throw new OrderError('not_found', { id });
    return changes;
  },
};
