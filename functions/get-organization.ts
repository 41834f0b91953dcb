import { getOrganization } from '../lib/operations/get-organization.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(getOrganization, {
  'zoho-inventory': () => import('../lib/dialects/zoho-inventory/exchanges.ts'),
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
