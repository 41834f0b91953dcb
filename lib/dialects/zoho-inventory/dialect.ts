/** Zoho Inventory v1: how its callers prove who they are, and where they name the organisation. */
import type { Right } from '../../domain/caller.ts';
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, rateHeaders, zohoCredential, zohoScopes } from '../zoho/access.ts';
import { encodeError } from './errors.ts';

export const zohoInventory: Dialect = {
  name: 'zoho-inventory',
  credential: zohoCredential,
  organizations: namedOrganizations,
  grants: (scope: string, right: Right) => zohoScopes('ZohoInventory', 'salesorders', right).includes(scope),
  encodeError,
  standingHeaders: rateHeaders,
};
