import { confirmOrder } from '../lib/operations/confirm.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(confirmOrder, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-commerce': () => import('../lib/dialects/zoho-commerce/exchanges.ts'),
});
