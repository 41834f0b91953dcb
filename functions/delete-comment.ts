import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { deleteComment } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteComment, {
  'zoho-inventory': { deleteComment: inventory.deleteComment },
});
