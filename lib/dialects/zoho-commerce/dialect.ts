/** Zoho Commerce: how its callers prove who they are, and the header that names the store's organisation. */
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, zohoCredential } from '../zoho/access.ts';
import { own } from '../leaves/own.ts';
import { codeErrors } from '../zoho/code-errors.ts';
import { LIST_NAMES } from '../zoho/list-names.ts';
import { COMMERCE_SCOPES, scopeTable } from '../zoho/scopes.ts';

/** Several of them make one condition, whichever it is that would take too long. */
const NAMES: Record<string, string> = {
  ...LIST_NAMES,
  where: 'email, mobile or a status',
};
const nameOf = (field: string): string =>
  own(NAMES, field) ?? field.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const { wordError, encodeError } = codeErrors({ labelOf: nameOf, spelledOf: nameOf });

export const zohoCommerce: Dialect = {
  name: 'zoho-commerce',
  credential: zohoCredential,
  organizations: namedOrganizations,
  scopes: scopeTable(COMMERCE_SCOPES),
  encodeError,
};

export { wordError };
