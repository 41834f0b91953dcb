/** Void: from draft or confirmed while nothing is shipped; a void order stays as it is. */
import type { OrderCommand } from '../domain/commands.ts';
import { changeOrder } from './change-order.ts';
import { voided } from '../apply/status.ts';
import { changeOperation, type OperationContext } from './operation.ts';

const voiding = {
  rights: ['orders.create' as const],
  run: ({ id, precondition, why, voidedAs }: OrderCommand, context: OperationContext) =>
    changeOrder({ id }, precondition, context, (order) => {
      const { order: after, kinds } = voided(order, voidedAs);
      return kinds.length === 0 ? 'unchanged' : { kinds, after, why };
    }),
};

export const voidOrder = changeOperation('void', voiding);
/** The same for each of many orders. */
export const bulkVoid = changeOperation('bulk-void', voiding);
