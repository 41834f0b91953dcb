import { deleteRow } from '../lib/operations/change-rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteRow, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
