import { searchOrders } from '../lib/operations/list.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(searchOrders, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
