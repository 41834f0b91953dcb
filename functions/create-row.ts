import { createRow } from '../lib/operations/change-rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(createRow, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  getfly: () => import('../lib/dialects/getfly/exchanges.ts'),
});
