import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { addComment } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(addComment, {
  'zoho-inventory': { addComment: inventory.addComment },
  'zoho-crm': { addNotes: crm.addNotes },
});
