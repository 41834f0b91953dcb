import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { getRowOnClock } from '../lib/operations/row-clock.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(getRowOnClock, {
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
  getfly: { getAccount: getfly.getAccount, getProduct: getfly.getProduct },
});
