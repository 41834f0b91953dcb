/** Retrieve: strongly consistent, so that it sees every change that was acknowledged before. */
import type { RetrieveCommand } from '../domain/commands.ts';
import type { ExplainedOrder } from '../domain/explanation.ts';
import type { OrderWithActions } from '../domain/next-actions.ts';
import { nextActions } from '../validators/next-actions.ts';
import { loadOrder } from './change-order.ts';
import { operation } from './operation.ts';
import { moveRules } from './references.ts';

/** With what was asked for beside it. */
type RetrievedOrder = ExplainedOrder & OrderWithActions;

export const retrieveOrder = operation({
  name: 'retrieve',
  rights: ['orders.read'],
  table: 'read',
  async run({ explain, actions, ...name }: RetrieveCommand, context): Promise<RetrievedOrder> {
    const order = await loadOrder(name, context);
    if (!explain && !actions) return order;
    // The calculator is loaded for whoever asks why.
    const explained = explain && (await import('../apply/explanation.ts')).explanationOf(order);
    return {
      ...order,
      ...(explained && { explanation: explained }),
      ...(actions && { actions: nextActions(order, await moveRules(order, context)) }),
    };
  },
});
