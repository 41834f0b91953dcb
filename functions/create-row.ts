import * as getfly from '../lib/dialects/getfly/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { createRow } from '../lib/operations/change-rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(createRow, {
  'zoho-inventory': {
    createContact: inventory.createContact,
    createItem: inventory.createItem,
    createSalesperson: inventory.createSalesperson,
    createTax: inventory.createTax,
    createTaxGroup: inventory.createTaxGroup,
    createCurrency: inventory.createCurrency,
  },
  getfly: { createAccount: getfly.createAccount },
});
