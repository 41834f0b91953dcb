import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { deleteRow } from '../lib/operations/change-rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteRow, {
  'zoho-inventory': {
    deleteContact: inventory.deleteContact,
    deleteItem: inventory.deleteItem,
    deleteSalesperson: inventory.deleteSalesperson,
    deleteTax: inventory.deleteTax,
    deleteTaxGroup: inventory.deleteTaxGroup,
    deleteCurrency: inventory.deleteCurrency,
  },
});
