/** Retrieve: strongly consistent, so that it sees every change that was acknowledged before. */
import type { RetrieveCommand } from '../domain/commands.ts';
import type { SalesOrder } from '../domain/order.ts';
import { loadOrder } from './change-order.ts';
import type { Operation } from './operation.ts';

export const retrieveOrder: Operation<RetrieveCommand, SalesOrder> & { name: 'retrieve' } = {
  name: 'retrieve',
  rights: ['read'],
  table: 'read',
  run: loadOrder,
};
