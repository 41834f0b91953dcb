/** What `functions/` would hold, on the route table of the stub alone. */
import { createOrder } from '../../../lib/operations/create.ts';
import { fallback } from '../../../lib/operations/fallback.ts';
import { retrieveOrder } from '../../../lib/operations/retrieve.ts';
import { updateOrder } from '../../../lib/operations/update.ts';
import { functionsOf } from '../../../lib/runtime/order-function.ts';
import { stubRoutes } from './routes.ts';

const orderFunction = functionsOf(stubRoutes);
const stub = () => import('./exchanges.ts');

export const handlers = {
  create: orderFunction(createOrder, { stub }),
  retrieve: orderFunction(retrieveOrder, { stub }),
  update: orderFunction(updateOrder, { stub }),
  fallback: orderFunction(fallback, { stub }),
};

// @ts-expect-error A route that no exchange serves does not compile.
export const unserved = () => orderFunction(updateOrder, { stub: async () => ({}) });
