/** The fields of Accounts, Contacts and Products: what their records consist of here, and what metadata says of them. */
import { lookupField, longTextField, moneyField, owned, ownerField, textField } from './field-kinds.ts';
import { WireOwned } from './wire.ts';

const { id, Created_Time, Modified_Time, Created_By, Modified_By, Tag } = WireOwned.def.shape;
const WRITTEN = { Owner: ownerField(), Created_Time, Modified_Time, Created_By, Modified_By, Tag };

const addressFields = <Kind extends string>(kind: Kind) =>
  Object.fromEntries(
    ['Street', 'City', 'State', 'Code', 'Country'].map((part) => [`${kind}_${part}`, textField(250)]),
  );

const REACHED = {
  Email: owned('email'),
  Phone: owned('phone'),
  Mobile: owned('phone'),
  Website: owned('website'),
};

export const ACCOUNT_FIELDS = {
  id,
  Account_Name: textField(500, { mandatory: true }),
  Account_Type: textField(120),
  ...REACHED,
  ...addressFields('Billing'),
  ...addressFields('Shipping'),
  Currency: textField(3),
  Description: longTextField(5000),
  ...WRITTEN,
};

export const CONTACT_FIELDS = {
  id,
  Full_Name: owned('text'),
  First_Name: textField(500),
  Last_Name: textField(500, { mandatory: true }),
  Account_Name: lookupField('Accounts'),
  ...REACHED,
  ...addressFields('Mailing'),
  Currency: textField(3),
  Description: longTextField(5000),
  ...WRITTEN,
};

export const PRODUCT_FIELDS = {
  id,
  Product_Name: textField(500, { mandatory: true }),
  Product_Code: textField(500),
  Product_Active: owned('boolean', 'boolean'),
  Unit_Price: moneyField(),
  Usage_Unit: textField(120),
  Manufacturer: textField(500),
  Qty_in_Stock: owned('double', 'double'),
  Description: longTextField(2000),
  ...WRITTEN,
};
