import { voidOrder } from '../lib/operations/void.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(voidOrder, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-commerce': () => import('../lib/dialects/zoho-commerce/exchanges.ts'),
});
