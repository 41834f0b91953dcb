/** Zoho Inventory v1: how its callers prove who they are, and where they name the organisation. */
import type { Right } from '../../domain/caller.ts';
import type { Dialect, WireRequest } from '../exchange.ts';
import { zohoCredential, zohoScopes } from '../zoho/access.ts';
import { encodeError } from './errors.ts';

export const zohoInventory: Dialect = {
  name: 'zoho-inventory',
  credential: zohoCredential,
  organization: (request: WireRequest) => request.query.get('organization_id') || undefined,
  grants: (scope: string, right: Right) => zohoScopes('ZohoInventory', 'salesorders', right).includes(scope),
  encodeError,
};
