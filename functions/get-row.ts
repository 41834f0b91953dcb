import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { getRow } from '../lib/operations/rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(getRow, {
  'zoho-crm': { getAccount: crm.getAccount, getContact: crm.getContact, getProduct: crm.getProduct },
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
