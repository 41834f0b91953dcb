import { listRowsOnClock } from '../lib/operations/row-clock.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listRowsOnClock, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  getfly: () => import('../lib/dialects/getfly/exchanges.ts'),
});
