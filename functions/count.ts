import { countOrders } from '../lib/operations/list.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(countOrders, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
