/** Void: from draft or confirmed while nothing is shipped; a void order stays as it is. */
import type { OrderCommand } from '../domain/commands.ts';
import { changeOrder } from './change-order.ts';
import { voided } from '../apply/status.ts';
import type { ChangeOperation } from './operation.ts';

const voiding: Omit<ChangeOperation<OrderCommand>, 'name'> = {
  rights: ['create'],
  table: 'write',
  replay: (order) => order,
  run: ({ id, precondition, why, voidedAs }, context) =>
    changeOrder({ id }, precondition, context, (order) => {
      const { order: after, kinds } = voided(order, voidedAs);
      return kinds.length === 0 ? 'unchanged' : { kinds, after, why };
    }),
};

export const voidOrder = { ...voiding, name: 'void' as const };
/** The same for each of many orders. */
export const bulkVoid = { ...voiding, name: 'bulk-void' as const };
