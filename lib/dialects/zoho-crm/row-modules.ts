/** Accounts, Contacts and Products: which reference rows they show, and by what their lists are asked. */
import type { ReferenceKind } from '../../domain/reference.ts';
import type { RowSort } from '../../domain/row-query.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { encodeAccount, encodeContact, encodeProduct } from './encode-rows.ts';
import { ACCOUNT_CRITERIA, CONTACT_CRITERIA, PRODUCT_CRITERIA, type RowCriteria } from './row-criteria.ts';

export interface RowModule {
  kind: ReferenceKind;
  nameField: string;
  criteria: RowCriteria;
  encode(stored: StoredRow): Record<string, unknown>;
}

export const ACCOUNTS: RowModule = {
  kind: 'customer',
  nameField: 'Account_Name',
  criteria: ACCOUNT_CRITERIA,
  encode: encodeAccount,
};

export const CONTACTS: RowModule = {
  kind: 'customer',
  nameField: 'Full_Name',
  criteria: CONTACT_CRITERIA,
  encode: encodeContact,
};

export const PRODUCTS: RowModule = {
  kind: 'item',
  nameField: 'Product_Name',
  criteria: PRODUCT_CRITERIA,
  encode: encodeProduct,
};

export const rowSortsOf = ({ nameField }: RowModule): Record<string, RowSort> => ({
  id: 'created',
  Created_Time: 'created',
  Modified_Time: 'modified',
  [nameField]: 'name',
});
