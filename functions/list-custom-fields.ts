import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listCustomFields } from '../lib/operations/list-custom-fields.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listCustomFields, {
  'zoho-inventory': {
    fields: inventory.fields,
    customFields: inventory.customFields,
    customFieldsOf: inventory.customFieldsOf,
  },
});
