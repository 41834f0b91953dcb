/** Set sub-status: one of the organisation's, of the status that the order has; the code of that status itself takes it away. */
import type { Precondition } from '../domain/commands.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { SubStatus } from '../domain/sub-status.ts';
import { refuseMove } from '../validators/moves.ts';
import { changeOrder } from './change-order.ts';
import { changeOperation } from './operation.ts';

export interface SubStatusCommand {
  id: string;
  code: string;
  precondition: Precondition;
}

export const setSubStatus = changeOperation('set-substatus', {
  rights: ['orders.create'],
  async run({ id, code, precondition }: SubStatusCommand, context) {
    const { settings } = await context.references.load(context.caller.organizationId, []);
    return changeOrder({ id }, precondition, context, (order) => {
      const subStatus = code === order.status ? undefined : named(order, code, settings?.subStatuses ?? []);
      if (subStatus?.code === order.subStatus?.code) return 'unchanged';
      return { kinds: ['substatus'], after: { ...order, subStatus } };
    });
  },
});

/** @throws OrderError unknown_reference | transition_refused (it is a part of another status) */
function named(order: SalesOrder, code: string, known: readonly SubStatus[]): SubStatus {
  const found = known.find((each) => each.code === code);
  if (!found) throw new OrderError('unknown_reference', { field: 'subStatus', kind: 'sub-status', id: code });
  if (found.status !== order.status)
    refuseMove(
      order,
      `set to ${code}`,
      `that is a part of ${found.status} and the sales order is ${order.status}`,
    );
  return found;
}
