/** What `functions/` would hold, on the route table of the stub alone. */
import { createOrder } from '../../../lib/operations/create.ts';
import { fallback } from '../../../lib/operations/fallback.ts';
import { retrieveOrder } from '../../../lib/operations/retrieve.ts';
import { updateOrder } from '../../../lib/operations/update.ts';
import { functionsOf } from '../../../lib/runtime/order-function.ts';
import * as exchanges from './exchanges.ts';
import { stubRoutes } from './routes.ts';

const orderFunction = functionsOf(stubRoutes);

export const handlers = {
  create: orderFunction(createOrder, { stub: { create: exchanges.create } }),
  retrieve: orderFunction(retrieveOrder, { stub: { retrieve: exchanges.retrieve } }),
  update: orderFunction(updateOrder, { stub: { update: exchanges.update } }),
  fallback: orderFunction(fallback, { stub: { fallback: exchanges.fallback } }),
};

// @ts-expect-error A route that no exchange serves does not compile.
export const unserved = () => orderFunction(updateOrder, { stub: {} });
