import * as commerce from '../lib/dialects/zoho-commerce/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { voidOrder } from '../lib/operations/void.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(voidOrder, {
  'zoho-inventory': { void: inventory.void },
  'zoho-commerce': { void: commerce.void, cancel: commerce.cancel },
});
