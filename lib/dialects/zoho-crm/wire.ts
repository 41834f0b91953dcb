/** A sales order as a CRM client may send it. Unknown fields ride along; `$` fields and those that are ours are ignored. */
import * as z from 'zod/mini';
import {
  dateField,
  discountField,
  listField,
  longTextField,
  lookupField,
  moneyField,
  numberField,
  owned,
  ownerField,
  picklistField,
  textField,
} from './field-kinds.ts';
import { STATUS_WORDS } from './status-words.ts';

export const LONG_TEXT = 10_000;
const CARRIERS = ['FedEX', 'UPS', 'USPS', 'DHL', 'BlueDart'];

/** Read by the core. */
export const WireRecord = z.looseObject({
  Account_Name: lookupField('Accounts', { mandatory: true }),
  Subject: textField(255, { mandatory: true }),
  Product_Details: listField({ mandatory: true }),
  SO_Number: textField(100),
  Status: picklistField(STATUS_WORDS),
  Due_Date: dateField(),
  Discount: discountField(),
  Tax: moneyField(),
  Adjustment: moneyField(),
  $line_tax: z.optional(z.unknown()),
  Description: longTextField(LONG_TEXT),
  Terms_and_Conditions: longTextField(LONG_TEXT),
  Currency: textField(3),
  Exchange_Rate: numberField(),
  Billing_Street: textField(250),
  Billing_City: textField(100),
  Billing_State: textField(100),
  Billing_Code: textField(30),
  Billing_Country: textField(100),
  Shipping_Street: textField(250),
  Shipping_City: textField(100),
  Shipping_State: textField(100),
  Shipping_Code: textField(30),
  Shipping_Country: textField(100),
});
export type WireRecord = z.infer<typeof WireRecord>;

/** Carried for CRM clients alone: read so that a wrong one is refused, stored, answered, never counted. */
export const WireCarried = z.looseObject({
  Owner: ownerField(),
  Deal_Name: lookupField('Deals'),
  Quote_Name: lookupField('Quotes'),
  Contact_Name: lookupField('Contacts'),
  Carrier: picklistField(CARRIERS),
  Customer_No: textField(255),
  Purchase_Order: textField(255),
  Pending: textField(255),
  Sales_Commission: moneyField(),
  Excise_Duty: moneyField(),
});
export type WireCarried = z.infer<typeof WireCarried>;

/** Answered by us and ignored in requests. */
export const WireOwned = z.looseObject({
  id: owned('bigint'),
  Sub_Total: owned('formula', 'double', 'currency'),
  Grand_Total: owned('formula', 'double', 'currency'),
  Created_Time: owned('datetime'),
  Modified_Time: owned('datetime'),
  Created_By: owned('ownerlookup', 'jsonobject'),
  Modified_By: owned('ownerlookup', 'jsonobject'),
  Tag: owned('text', 'jsonarray'),
});
