import { listComments } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listComments, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
