import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listComments } from '../lib/operations/comments.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listComments, {
  'zoho-inventory': { listComments: inventory.listComments },
  'zoho-crm': { listNotes: crm.listNotes },
});
