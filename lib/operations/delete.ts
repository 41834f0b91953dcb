/** Delete: the order and its number go in one transaction; its change items stay behind. */
import type { OrderCommand } from '../domain/commands.ts';
import { moveFor } from '../domain/lifecycle.ts';
import { assertNothingFulfilled } from '../validators/assert-unfulfilled.ts';
import { changeOrder } from './change-order.ts';
import type { ChangeOperation } from './operation.ts';

const deletion: Omit<ChangeOperation<OrderCommand>, 'name'> = {
  rights: ['delete'],
  table: 'write',
  replay: (order) => order,
  run: ({ id, precondition, why }, context) =>
    changeOrder({ id }, precondition, context, (order) => {
      moveFor(order.status, 'delete');
      assertNothingFulfilled(order);
      return { kinds: ['deleted'], after: undefined, why };
    }),
};

export const deleteOrder = { ...deletion, name: 'delete' as const };
/** The same for each of many orders. */
export const bulkDelete = { ...deletion, name: 'bulk-delete' as const };
