/** Confirm: draft -> confirmed; a confirmed order stays as it is. */
import type { OrderCommand } from '../domain/commands.ts';
import { moveFor } from '../domain/lifecycle.ts';
import { changeOrder } from './change-order.ts';
import type { ChangeOperation } from './operation.ts';

const confirm: Omit<ChangeOperation<OrderCommand>, 'name'> = {
  right: 'create',
  table: 'write',
  replay: (order) => order,
  run: ({ id, precondition }, context) =>
    changeOrder(id, precondition, context, (order) => {
      if (moveFor(order.status, 'confirm') === 'unchanged') return 'unchanged';
      return { kinds: ['confirmed'], after: { ...order, status: 'confirmed' } };
    }),
};

export const confirmOrder = { ...confirm, name: 'confirm' as const };
/** The same for each of many orders. */
export const bulkConfirm = { ...confirm, name: 'bulk-confirm' as const };
