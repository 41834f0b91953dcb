import { setSubStatus } from '../lib/operations/set-substatus.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(setSubStatus, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
