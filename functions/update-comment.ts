import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { updateComment } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(updateComment, {
  'zoho-inventory': { updateComment: inventory.updateComment },
});
