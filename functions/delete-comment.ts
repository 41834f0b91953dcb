import { deleteComment } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteComment, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
});
