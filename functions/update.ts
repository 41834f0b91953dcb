import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { updateOrder } from '../lib/operations/update.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(updateOrder, {
  'zoho-inventory': {
    update: inventory.update,
    updateAddress: inventory.updateAddress,
    updateCustomFields: inventory.updateCustomFields,
    updateMany: inventory.updateMany,
  },
  'zoho-crm': { updateOne: crm.updateOne, updateMany: crm.updateMany },
  getfly: { update: getfly.update, updateById: getfly.updateById },
});
