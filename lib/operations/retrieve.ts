/** Retrieve: strongly consistent, so that it sees every change that was acknowledged before. */
import { explanationOf } from '../apply/explanation.ts';
import type { RetrieveCommand } from '../domain/commands.ts';
import type { ExplainedOrder } from '../domain/explanation.ts';
import { loadOrder } from './change-order.ts';
import { operation } from './operation.ts';

export const retrieveOrder = operation({
  name: 'retrieve',
  rights: ['orders.read'],
  table: 'read',
  async run({ explain, ...name }: RetrieveCommand, context): Promise<ExplainedOrder> {
    const order = await loadOrder(name, context);
    return explain ? { ...order, explanation: explanationOf(order) } : order;
  },
});
