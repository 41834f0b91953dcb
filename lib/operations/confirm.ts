/** Confirm: draft -> confirmed; a confirmed order stays as it is. */
import type { OrderCommand } from '../domain/commands.ts';
import { changeOrder } from './change-order.ts';
import { confirmed } from '../apply/status.ts';
import type { ChangeOperation } from './operation.ts';

const confirm: Omit<ChangeOperation<OrderCommand>, 'name'> = {
  rights: ['create'],
  table: 'write',
  replay: (order) => order,
  run: ({ id, precondition }, context) =>
    changeOrder({ id }, precondition, context, (order) => {
      const { order: after, kinds } = confirmed(order);
      return kinds.length === 0 ? 'unchanged' : { kinds, after };
    }),
};

export const confirmOrder = { ...confirm, name: 'confirm' as const };
/** The same for each of many orders. */
export const bulkConfirm = { ...confirm, name: 'bulk-confirm' as const };
