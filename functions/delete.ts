import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { deleteOrder } from '../lib/operations/delete.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteOrder, {
  'zoho-inventory': { delete: inventory.delete },
  'zoho-crm': { deleteOne: crm.deleteOne },
});
