/** Update: what the request names changes, the rest stays; totals are computed anew under the order's frozen rules. */
import type { ChangedPath } from '../domain/change.ts';
import type { UpdateCommand } from '../domain/commands.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { References } from '../domain/references.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { assertEditable } from '../validators/editable.ts';
import { rowIn } from '../domain/references.ts';
import { hasOwnName } from '../apply/customer.ts';
import { withStatusMeant } from './own-words.ts';
import { moveFor, NO_RULES } from '../validators/moves.ts';
import { applyInput } from '../apply/input.ts';
import { changedPaths } from '../apply/changed-paths.ts';
import { changeOrder } from './change-order.ts';
import { linesByCode } from './lines-by-code.ts';
import { loadReferences, moveRules, readAhead } from './references.ts';
import { namedCurrency } from './named-currency.ts';
import { namedSalesperson } from './named-salesperson.ts';
import { closedOrReopened, moveStatus, withdrawn } from '../apply/status.ts';
import { changeOperation } from './operation.ts';
import { withTrueIds } from './true-ids.ts';
import { passCounter } from './take-number.ts';

export const updateOrder = changeOperation('update', {
  rights: ['orders.update'],
  async run({ id, number, input: given, precondition }: UpdateCommand, context) {
    let renumberedUnder: OrganizationSettings | undefined;
    const beside = readAhead(given, context);
    const updated = await changeOrder({ id, number, beside }, precondition, context, async (order) => {
      // With a status, the request may be about nothing else: what cannot be edited can still be moved.
      const { input: meant, words } = await withStatusMeant(order, given, context);
      if (meant.status === undefined) moveFor(order, 'edit');
      const priced = await namedCurrency(order, await withTrueIds(meant, context, order), context);
      const named = await namedSalesperson(order, priced, context);
      const input = await linesByCode(order, named, context);
      const references = await loadReferences(order, input, context);
      const edited = {
        ...applyInput(order, input, references, context.ids.next),
        number: numberAfter(order, input.number),
      };
      if (words) edited.presentation = { ...order.presentation, statusWords: words };
      const paths = changedPaths(order, edited);
      const settled = paths.length > 0 ? settle(order, edited, paths, references) : { order, kinds: [] };
      const rules = input.status === 'confirmed' ? await moveRules(settled.order, context) : NO_RULES;
      const { order: after, kinds: moves } = moveStatus(settled.order, input.status, rules);
      const kinds = [...settled.kinds, ...moves];
      if (paths.length === 0 && kinds.length === 0) return 'unchanged';
      renumberedUnder = after.number === order.number ? undefined : references.settings;
      const row = rowIn(references, { kind: 'customer', id: after.customer.id });
      const ownName = hasOwnName(order.customer, after.customer, row);
      // A move changes the status too, and so does an approval that is taken back.
      if (kinds.length === 0 && after.approval === order.approval)
        return { kinds: ['updated'], after, paths, ownName };
      return { kinds: paths.length > 0 ? ['updated', ...kinds] : kinds, after, ownName };
    });
    if (renumberedUnder) await passCounter(updated.number, renumberedUnder, context);
    return updated;
  },
});

/** What an edit comes to: refused, or made, with the status that follows from it. @throws OrderError transition_refused */
function settle(order: SalesOrder, edited: SalesOrder, paths: ChangedPath[], references: References) {
  moveFor(order, 'edit');
  assertEditable(order, edited, paths);
  return closedOrReopened(order, withdrawn(edited, paths), references.settings?.closeWhen);
}

/** A number can be exchanged for another, not given up. */
function numberAfter(order: SalesOrder, given: string | null | undefined): string {
  if (given === undefined) return order.number;
  if (given === null) throw new OrderError('missing_field', { field: 'number' });
  return normalizeNumber(given);
}
