import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listUsers } from '../lib/operations/list-users.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listUsers, {
  'zoho-inventory': { listUsers: inventory.listUsers, getUser: inventory.getUser },
  'zoho-crm': { listUsers: crm.listUsers, getUser: crm.getUser },
});
