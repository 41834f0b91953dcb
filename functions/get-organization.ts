import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { getOrganization } from '../lib/operations/get-organization.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(getOrganization, {
  'zoho-inventory': {
    listOrganizations: inventory.listOrganizations,
    getOrganization: inventory.getOrganization,
    fields: inventory.fields,
    customFields: inventory.customFields,
    customFieldsOf: inventory.customFieldsOf,
  },
  'zoho-crm': { getOrganization: crm.getOrganization },
});
