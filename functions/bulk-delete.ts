import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { bulkDelete } from '../lib/operations/delete.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(bulkDelete, {
  'zoho-inventory': { bulkDelete: inventory.bulkDelete },
  'zoho-crm': { deleteMany: crm.deleteMany },
});
