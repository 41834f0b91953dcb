import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as commerce from '../lib/dialects/zoho-commerce/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { fallback } from '../lib/operations/fallback.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(fallback, {
  'zoho-inventory': { fallback: inventory.fallback },
  'zoho-crm': { fallback: crm.fallback },
  'zoho-commerce': { fallback: commerce.fallback },
  getfly: { fallback: getfly.fallback },
});
