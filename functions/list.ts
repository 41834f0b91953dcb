import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as commerce from '../lib/dialects/zoho-commerce/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listOrders } from '../lib/operations/list.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listOrders, {
  'zoho-inventory': { list: inventory.list },
  'zoho-crm': { list: crm.list },
  'zoho-commerce': { list: commerce.list },
  getfly: { list: getfly.list },
});
