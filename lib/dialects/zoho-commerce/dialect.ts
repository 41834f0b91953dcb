/** Zoho Commerce: how its callers prove who they are, and the header that names the store's organisation. */
import type { Right } from '../../domain/caller.ts';
import type { Dialect, WireRequest } from '../exchange.ts';
import { zohoCredential, zohoScopes } from '../zoho/access.ts';
import { codeErrors } from '../zoho/code-errors.ts';

export const zohoCommerce: Dialect = {
  name: 'zoho-commerce',
  credential: zohoCredential,
  organization: (request: WireRequest) =>
    request.headers['x-com-zoho-store-organizationid']?.trim() || undefined,
  grants: (scope: string, right: Right) => zohoScopes('ZohoCommerce', 'salesorders', right).includes(scope),
  encodeError: codeErrors({ labelOf: (field) => field, spelledOf: (field) => field }).encodeError,
};
