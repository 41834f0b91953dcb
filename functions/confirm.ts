import * as commerce from '../lib/dialects/zoho-commerce/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { confirmOrder } from '../lib/operations/confirm.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(confirmOrder, {
  'zoho-inventory': { confirm: inventory.confirm, open: inventory.open },
  'zoho-commerce': { confirm: commerce.confirm },
});
