/** Update: what the request names changes, the rest stays; totals are computed anew under the order's frozen rules. */
import type { UpdateCommand } from '../domain/commands.ts';
import { moveFor } from '../domain/lifecycle.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { assertEditable } from '../validators/assert-editable.ts';
import { applyInput } from './apply-input.ts';
import { changedPaths } from './changed-paths.ts';
import { changeOrder } from './change-order.ts';
import { loadReferences } from './load-references.ts';
import type { ChangeOperation } from './operation.ts';
import { passCounter } from './take-number.ts';

export const updateOrder: ChangeOperation<UpdateCommand> & { name: 'update' } = {
  name: 'update',
  right: 'update',
  table: 'write',
  replay: (order) => order,
  async run({ id, input, precondition }, context) {
    let renumberedUnder: OrganizationSettings | undefined;
    const updated = await changeOrder(id, precondition, context, async (order) => {
      moveFor(order.status, 'edit');
      const references = await loadReferences(order, input, context);
      const after = {
        ...applyInput(order, input, references, context.ids.next),
        number: numberAfter(order, input.number),
      };
      const paths = changedPaths(order, after).map(({ path }) => path);
      if (paths.length === 0) return 'unchanged';
      assertEditable(order, after, paths);
      renumberedUnder = after.number === order.number ? undefined : references.settings;
      return { kinds: ['updated'], after };
    });
    if (renumberedUnder) await passCounter(updated.number, renumberedUnder, context);
    return updated;
  },
};

/** A number can be exchanged for another, not given up. */
function numberAfter(order: SalesOrder, given: string | null | undefined): string {
  if (given === undefined) return order.number;
  if (given === null) throw new OrderError('missing_field', { field: 'number' });
  return normalizeNumber(given);
}
