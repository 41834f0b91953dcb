import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { approveOrder } from '../lib/operations/approval.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(approveOrder, {
  'zoho-inventory': { approve: inventory.approve, bulkApprove: inventory.bulkApprove },
});
