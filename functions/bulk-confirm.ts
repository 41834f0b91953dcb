import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { bulkConfirm } from '../lib/operations/confirm.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(bulkConfirm, {
  'zoho-inventory': { bulkConfirm: inventory.bulkConfirm },
});
