import { bulkDelete } from '../lib/operations/delete.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(bulkDelete, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
