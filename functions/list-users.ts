import { listUsers } from '../lib/operations/list-users.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listUsers, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
