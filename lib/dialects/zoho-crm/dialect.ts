/** Zoho CRM: how its callers prove who they are (the organisation is the credential's), its one module, and how its orders reckon. */
import type { Profile } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Dialect } from '../exchange.ts';
import { namedOrganizations, zohoCredential } from '../zoho/access.ts';
import { CRM_SCOPES, scopeTable } from '../zoho/scopes.ts';
import { encodeError } from './errors.ts';

export const zohoCrm: Dialect = {
  name: 'zoho-crm',
  credential: zohoCredential,
  organizations: namedOrganizations,
  scopes: scopeTable(CRM_SCOPES),
  encodeError,
};

/** Discounts of lines and of the record both count; the record's is taken after the line taxes, of a sum that holds them. */
export const PROFILE: Profile = {
  discountLevel: 'both',
  discountBeforeTax: false,
  discountBase: 'taxed',
  subjectRequired: true,
};

export const MODULE = 'Sales_Orders';

export function isModule(name: string): boolean {
  return name.toLowerCase() === MODULE.toLowerCase();
}

/** Of every module but ours, which the errors word as INVALID_MODULE. */
export function unknownModule(id: string): OrderError {
  return new OrderError('unknown_reference', { field: 'module', kind: 'module', id });
}
