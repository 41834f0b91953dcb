import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { updateRow } from '../lib/operations/change-rows.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(updateRow, {
  'zoho-inventory': {
    updateContact: inventory.updateContact,
    activateContact: inventory.activateContact,
    deactivateContact: inventory.deactivateContact,
    addAddress: inventory.addAddress,
    updateContactAddress: inventory.updateContactAddress,
    updateItem: inventory.updateItem,
    activateItem: inventory.activateItem,
    deactivateItem: inventory.deactivateItem,
    updateSalesperson: inventory.updateSalesperson,
    updateTax: inventory.updateTax,
    updateTaxGroup: inventory.updateTaxGroup,
    updateCurrency: inventory.updateCurrency,
  },
});
