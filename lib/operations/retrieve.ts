/** Retrieve: strongly consistent, so that it sees every change that was acknowledged before. */
import type { RetrieveCommand } from '../domain/commands.ts';
import { loadOrder } from './change-order.ts';
import { operation } from './operation.ts';

export const retrieveOrder = operation({
  name: 'retrieve',
  rights: ['orders.read'],
  table: 'read',
  run: (command: RetrieveCommand, context) => loadOrder(command, context),
});
