/** Zoho Commerce: how its callers prove who they are, and the header that names the store's organisation. */
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, zohoCredential } from '../zoho/access.ts';
import { codeErrors } from '../zoho/code-errors.ts';
import { COMMERCE_SCOPES, scopeTable } from '../zoho/scopes.ts';

export const zohoCommerce: Dialect = {
  name: 'zoho-commerce',
  credential: zohoCredential,
  organizations: namedOrganizations,
  scopes: scopeTable(COMMERCE_SCOPES),
  encodeError: codeErrors({ labelOf: (field) => field, spelledOf: (field) => field }).encodeError,
};
