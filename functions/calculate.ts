import { calculate } from '../lib/operations/calculate.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(calculate, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
