/** Calculate: what create would store, without storing it. No counter is touched and no number is checked. */
import type { CalculateCommand } from '../domain/commands.ts';
import { orderId } from '../domain/identity.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import { applyInput } from '../apply/input.ts';
import type { ExplainedOrder } from '../domain/explanation.ts';
import { blankOrder } from './blank-order.ts';
import { linesByCode } from './lines-by-code.ts';
import { loadReferences, settingsOf } from './references.ts';
import { namedCurrency } from './named-currency.ts';
import { namedSalesperson } from './named-salesperson.ts';
import { withTrueIds } from './true-ids.ts';
import { operation } from './operation.ts';

export const calculate = operation({
  name: 'calculate',
  rights: ['orders.create'],
  table: 'read',
  async run({ input: given, profile, explain }: CalculateCommand, context): Promise<ExplainedOrder> {
    const priced = await namedCurrency(undefined, await withTrueIds(given, context), context);
    const named = await namedSalesperson(undefined, priced, context);
    const input = await linesByCode({ lines: [] }, named, context);
    const references = await loadReferences(undefined, input, context);
    const blank = blankOrder(settingsOf(references), context, profile);
    const order = applyInput(blank, input, references, context.ids.next);
    const number = input.number ? normalizeNumber(input.number) : '';
    const explained = explain && (await import('../apply/explanation.ts')).explanationOf(order);
    return { ...order, id: orderId(''), number, ...(explained && { explanation: explained }) };
  },
});
