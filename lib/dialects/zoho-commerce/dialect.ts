/** Zoho Commerce: how its callers prove who they are, and the header that names the store's organisation. */
import type { Right } from '../../domain/caller.ts';
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, zohoCredential, zohoScopes } from '../zoho/access.ts';
import { codeErrors } from '../zoho/code-errors.ts';

export const zohoCommerce: Dialect = {
  name: 'zoho-commerce',
  credential: zohoCredential,
  organizations: namedOrganizations,
  grants: (scope: string, right: Right) => zohoScopes('ZohoCommerce', 'salesorders', right).includes(scope),
  encodeError: codeErrors({ labelOf: (field) => field, spelledOf: (field) => field }).encodeError,
};
