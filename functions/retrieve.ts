import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as commerce from '../lib/dialects/zoho-commerce/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { retrieveOrder } from '../lib/operations/retrieve.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(retrieveOrder, {
  'zoho-inventory': { retrieve: inventory.retrieve, explain: inventory.explain },
  'zoho-crm': { retrieve: crm.retrieve },
  'zoho-commerce': { retrieve: commerce.retrieve },
  getfly: { retrieve: getfly.retrieve, retrieveById: getfly.retrieveById },
});
