/** Zoho Inventory v1: how its callers prove who they are, and where they name the organisation. */
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, rateHeaders, zohoCredential } from '../zoho/access.ts';
import { INVENTORY_SCOPES, scopeTable } from '../zoho/scopes.ts';
import { encodeError } from './errors.ts';

export const zohoInventory: Dialect = {
  name: 'zoho-inventory',
  credential: zohoCredential,
  organizations: namedOrganizations,
  scopes: scopeTable(INVENTORY_SCOPES),
  encodeError,
  standingHeaders: rateHeaders,
};
