import { history } from '../lib/operations/history.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(history, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
