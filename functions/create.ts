import { createOrder } from '../lib/operations/create.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(createOrder, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
  getfly: () => import('../lib/dialects/getfly/exchanges.ts'),
});
