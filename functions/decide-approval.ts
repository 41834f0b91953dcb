import { decideApproval } from '../lib/operations/approval.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(decideApproval, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
