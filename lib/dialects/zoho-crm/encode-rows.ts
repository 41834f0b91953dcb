/** Reference rows -> records of Accounts, Contacts and Products, with every key that their metadata names. */
import type { CustomerRow, OwnFieldRow } from '../../domain/reference.ts';
import { isActiveRow } from '../../domain/row-filter.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { codeOf } from '../leaves/ids.ts';
import { numeric, storedJson } from '../leaves/json.ts';
import { rowIn } from '../leaves/row-in.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { encodeId } from './encode-ids.ts';

type Encoded = Record<string, unknown>;

/** Who wrote a row is not known, nor the time zone: its times are in UTC. */
function written({ createdAt, modifiedAt }: StoredRow): Encoded {
  return {
    Owner: null,
    Created_Time: timeIn('UTC', createdAt),
    Modified_Time: timeIn('UTC', modifiedAt),
    Created_By: null,
    Modified_By: null,
    Tag: [],
  };
}

export function encodeAccount(stored: StoredRow): Encoded {
  const customer = rowIn('customer', stored);
  return {
    ...ownFields(customer.customFields),
    ...encodeId('customer', customer.id),
    Account_Name: customer.name,
    Account_Type: customer.contactType ?? null,
    ...reached(customer),
    ...address('Billing', customer, customer.billingAddressId),
    ...address('Shipping', customer, customer.shippingAddressId),
    Currency: stored.currency?.code ?? customer.currencyCode ?? null,
    Description: customer.notes ?? null,
    ...written(stored),
  };
}

/** The person whom a customer is, or is spoken to by; known by the customer's id. */
export function encodeContact(stored: StoredRow): Encoded {
  const customer = rowIn('customer', stored);
  const person = primaryOf(customer);
  return {
    ...encodeId('customer', customer.id),
    Full_Name: customer.name,
    First_Name: customer.firstName ?? person?.firstName ?? null,
    Last_Name: customer.lastName ?? person?.lastName ?? customer.name,
    Account_Name: { name: customer.name, ...encodeId('customer', customer.id) },
    ...reached(customer),
    ...address('Mailing', customer, customer.billingAddressId),
    Currency: stored.currency?.code ?? customer.currencyCode ?? null,
    Description: customer.notes ?? null,
    ...written(stored),
  };
}

/** @throws TypeError for a row of another kind */
export function encodeProduct(stored: StoredRow): Encoded {
  const item = rowIn('item', stored);
  return {
    ...ownFields(item.customFields),
    ...encodeId('item', item.id),
    Product_Name: item.name,
    Product_Code: item.code ?? codeOf('item', item.id) ?? null,
    Product_Active: isActiveRow(item),
    Unit_Price: item.rate === undefined ? null : numeric(item.rate),
    Usage_Unit: item.unit ?? null,
    Manufacturer: item.manufacturer ?? null,
    Qty_in_Stock: null,
    Description: item.description ?? null,
    ...written(stored),
  };
}

const primaryOf = ({ contactPersons }: CustomerRow) =>
  contactPersons.find(({ isPrimary }) => isPrimary) ?? contactPersons[0];

function reached(customer: CustomerRow): Encoded {
  const person = primaryOf(customer);
  return {
    Email: customer.email ?? person?.email ?? null,
    Phone: customer.phone ?? person?.phone ?? null,
    Mobile: customer.mobile ?? person?.mobile ?? null,
    Website: customer.website ?? null,
  };
}

/** The one that is named, else the first. */
function address(kind: string, { addresses }: CustomerRow, id: string | undefined): Encoded {
  const found = addresses.find((each) => id !== undefined && each.id === id) ?? addresses[0];
  return {
    [`${kind}_Street`]: found?.address || null,
    [`${kind}_City`]: found?.city || null,
    [`${kind}_State`]: found?.state || null,
    [`${kind}_Code`]: found?.zip || null,
    [`${kind}_Country`]: found?.country || null,
  };
}

/** Fields of the organisation's own, by their API names. */
const ownFields = (fields: OwnFieldRow[] = []): Encoded =>
  Object.fromEntries(
    fields.flatMap(({ apiName, value }) =>
      apiName ? [[apiName, value === undefined ? null : storedJson(value)]] : [],
    ),
  );
