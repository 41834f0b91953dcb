import { retrieveOrder } from '../lib/operations/retrieve.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(retrieveOrder, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
  'zoho-commerce': () => import('../lib/dialects/zoho-commerce/exchanges.ts'),
  getfly: () => import('../lib/dialects/getfly/exchanges.ts'),
});
