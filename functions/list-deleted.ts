import { listDeleted } from '../lib/operations/list-deleted.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listDeleted, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
