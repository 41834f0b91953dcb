/** Our customers, items and sales people -> Getfly's accounts, products and users. */
import { localTime } from '../../domain/local-time.ts';
import { numericId, type IdKind } from '../../domain/numeric-id.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { numeric, rawJson } from '../leaves/json.ts';
import { rowIn } from '../leaves/row-in.ts';

type Encode = (stored: StoredRow, timeZone: string) => Record<string, unknown>;

/** As a number; one stands in for an id that is none. */
export const idOf = (kind: IdKind, id: string): unknown => rawJson(numericId(kind, id));

const times = ({ createdAt, modifiedAt }: StoredRow, timeZone: string) => ({
  created_at: localTime(timeZone, new Date(createdAt)).replace('T', ' '),
  updated_at: localTime(timeZone, new Date(modifiedAt)).replace('T', ' '),
});

export const encodeAccount: Encode = (stored, timeZone) => {
  const customer = rowIn('customer', stored);
  const [person] = customer.contactPersons;
  const address =
    customer.addresses.find(({ id }) => id === customer.billingAddressId) ?? customer.addresses[0];
  return {
    id: idOf('customer', customer.id),
    account_code: customer.id,
    account_name: customer.name,
    description: customer.notes ?? '',
    billing_address_street: address?.address ?? '',
    phone_office: customer.phone ?? person?.phone ?? '',
    email: customer.email ?? person?.email ?? '',
    website: customer.website ?? '',
    sic_code: customer.gstNumber ?? '',
    account_type: [],
    account_source: [],
    relation_id: 0,
    relation_name: '',
    account_manager: 0,
    mgr_display_name: '',
    contacts: customer.contactPersons.map(({ id, firstName, lastName, email, phone, mobile }) => ({
      id: idOf('contact', id),
      first_name: [firstName, lastName].filter(Boolean).join(' '),
      email: email ?? '',
      phone_mobile: mobile ?? phone ?? '',
    })),
    ...times(stored, timeZone),
  };
};

export const encodeProduct: Encode = (stored, timeZone) => {
  const item = rowIn('item', stored);
  return {
    id: idOf('item', item.id),
    product_code: item.code ?? item.id,
    product_name: item.name,
    description: item.description ?? '',
    short_description: '',
    unit_name: item.unit ?? '',
    cover_price: numeric(item.rate),
    price_online: numeric(item.rate),
    price_wholesale: numeric(item.rate),
    price_average_in: numeric(item.purchaseRate),
    discount: 0,
    manufacturer_name: item.manufacturer ?? '',
    services: item.productType === 'service',
    ...times(stored, timeZone),
  };
};

/** Whom an order may be assigned to. */
export const encodeUser: Encode = (stored, timeZone) => {
  const { id, name, email } = rowIn('salesperson', stored);
  return {
    id: idOf('salesperson', id),
    user_id: idOf('salesperson', id),
    user_name: name,
    contact_name: name,
    email: email ?? '',
    contact_mobile: '',
    dept_id: 0,
    dept_name: '',
    ...times(stored, timeZone),
  };
};
