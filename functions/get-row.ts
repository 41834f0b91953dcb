import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { getRow } from '../lib/operations/rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(getRow, {
  'zoho-inventory': {
    getContact: inventory.getContact,
    listAddresses: inventory.listAddresses,
    getItem: inventory.getItem,
    getSalesperson: inventory.getSalesperson,
    getTax: inventory.getTax,
    getTaxGroup: inventory.getTaxGroup,
    getCurrency: inventory.getCurrency,
  },
});
