import { bulkVoid } from '../lib/operations/void.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(bulkVoid, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
