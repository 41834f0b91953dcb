import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { listRows } from '../lib/operations/rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(listRows, {
  'zoho-inventory': {
    listContacts: inventory.listContacts,
    listItems: inventory.listItems,
    listSalespersons: inventory.listSalespersons,
    listTaxes: inventory.listTaxes,
    listCurrencies: inventory.listCurrencies,
  },
});
