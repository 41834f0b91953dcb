import { upsert } from '../lib/operations/upsert.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(upsert, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
