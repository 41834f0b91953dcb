import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { createOrder } from '../lib/operations/create.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(createOrder, {
  'zoho-inventory': { create: inventory.create },
  'zoho-crm': { insert: crm.insert },
  getfly: { create: getfly.create },
});
