import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listRowsOnClock } from '../lib/operations/row-clock.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listRowsOnClock, {
  'zoho-crm': {
    listAccounts: crm.listAccounts,
    listContacts: crm.listContacts,
    listProducts: crm.listProducts,
    searchAccounts: crm.searchAccounts,
    searchContacts: crm.searchContacts,
    searchProducts: crm.searchProducts,
  },
  'zoho-inventory': {
    listContacts: inventory.listContacts,
    listItems: inventory.listItems,
    listSalespersons: inventory.listSalespersons,
    listTaxes: inventory.listTaxes,
    listCurrencies: inventory.listCurrencies,
  },
  getfly: {
    listAccounts: getfly.listAccounts,
    listProducts: getfly.listProducts,
    listUsers: getfly.listUsers,
  },
});
