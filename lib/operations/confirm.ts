/** Confirm: draft -> confirmed; a confirmed order stays as it is. */
import type { OrderCommand } from '../domain/commands.ts';
import { changeOrder } from './change-order.ts';
import { confirmed } from '../apply/status.ts';
import { moveRules, rulesAhead } from './references.ts';
import { changeOperation, type OperationContext } from './operation.ts';

const confirm = {
  rights: ['orders.create' as const],
  run: ({ id, precondition }: OrderCommand, context: OperationContext) =>
    changeOrder({ id, beside: rulesAhead(context) }, precondition, context, async (order) => {
      const { order: after, kinds } = confirmed(order, await moveRules(order, context));
      return kinds.length === 0 ? 'unchanged' : { kinds, after };
    }),
};

export const confirmOrder = changeOperation('confirm', confirm);
/** The same for each of many orders. */
export const bulkConfirm = changeOperation('bulk-confirm', confirm);
