/** Delete: the order and its number go in one transaction; its change items stay behind. */
import type { OrderCommand } from '../domain/commands.ts';
import { moveFor } from '../validators/moves.ts';
import { changeOrder } from './change-order.ts';
import { changeOperation, type OperationContext } from './operation.ts';

const deletion = {
  rights: ['orders.delete' as const],
  run: ({ id, precondition, why }: OrderCommand, context: OperationContext) =>
    changeOrder({ id }, precondition, context, (order) => {
      moveFor(order, 'delete');
      return { kinds: ['deleted'], after: undefined, why };
    }),
};

export const deleteOrder = changeOperation('delete', deletion);
/** The same for each of many orders. */
export const bulkDelete = changeOperation('bulk-delete', deletion);
