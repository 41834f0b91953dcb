/** Our customer -> Inventory's contact, as a list and as a single answer show it. */
import type { CustomerRow, OwnFieldRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { isActiveRow } from '../../domain/row-filter.ts';
import { idNamed, shownId } from '../leaves/ids.ts';
import { storedJson } from '../leaves/json.ts';
import { rowIn } from '../leaves/row-in.ts';
import { encodeAddress } from './encode-order.ts';

type Person = CustomerRow['contactPersons'][number];

/** As the list shows it: without addresses and persons. */
export function encodeContactRow(stored: StoredRow): Record<string, unknown> {
  const customer = rowIn('customer', stored);
  const primary = primaryOf(customer);
  return {
    ...idNamed('contact_id', 'customer', customer.id),
    contact_name: customer.name,
    customer_name: customer.name,
    company_name: customer.companyName ?? '',
    contact_type: customer.contactType ?? 'customer',
    customer_sub_type: customer.companyName ? 'business' : 'individual',
    status: isActiveRow(customer) ? 'active' : 'inactive',
    first_name: customer.firstName ?? primary?.firstName ?? '',
    last_name: customer.lastName ?? primary?.lastName ?? '',
    email: customer.email ?? primary?.email ?? '',
    phone: customer.phone ?? primary?.phone ?? '',
    mobile: customer.mobile ?? primary?.mobile ?? '',
    website: customer.website ?? '',
    payment_terms: customer.paymentTerms ?? 0,
    payment_terms_label: customer.paymentTermsLabel ?? termsLabel(customer.paymentTerms ?? 0),
    ...idNamed('currency_id', 'currency', stored.currency?.id),
    currency_code: stored.currency?.code ?? '',
    currency_symbol: stored.currency?.symbol ?? '',
    gst_no: customer.gstNumber ?? '',
    gst_treatment: customer.gstTreatment ?? '',
    place_of_contact: customer.placeOfSupply ?? '',
    ...encodeOwnFields(customer.customFields),
    created_time: stored.createdAt,
    last_modified_time: stored.modifiedAt,
  };
}

/** In the service's words; the special terms below zero have labels of their own, which are stated. */
function termsLabel(days: number): string {
  if (days === 0) return 'Due on Receipt';
  return days > 0 ? `Net ${days}` : '';
}

/** As one answer shows it. */
export function encodeContact(stored: StoredRow): Record<string, unknown> {
  const customer = rowIn('customer', stored);
  return {
    ...encodeContactRow(stored),
    notes: customer.notes ?? '',
    ...idNamed('primary_contact_id', 'contact', primaryOf(customer)?.id),
    contact_persons: customer.contactPersons.map((person) => encodePerson(person, primaryOf(customer))),
    billing_address: encodeAddressRow(addressOf(customer, customer.billingAddressId)),
    shipping_address: encodeAddressRow(addressOf(customer, customer.shippingAddressId)),
    addresses: customer.addresses.map(encodeAddressRow),
  };
}

type AddressRow = CustomerRow['addresses'][number];

export function encodeAddressRow(address: AddressRow | undefined): Record<string, string> {
  return { address_id: shownId('address', address?.id), ...encodeAddress(address) };
}

/** The first is the default. */
export function addressOf({ addresses }: CustomerRow, id: string | undefined): AddressRow | undefined {
  return addresses.find((address) => id !== undefined && address.id === id) ?? addresses[0];
}

const primaryOf = ({ contactPersons }: CustomerRow): Person | undefined =>
  contactPersons.find(({ isPrimary }) => isPrimary) ?? contactPersons[0];

function encodePerson(person: Person, primary: Person | undefined): Record<string, unknown> {
  return {
    ...idNamed('contact_person_id', 'contact', person.id),
    salutation: person.salutation ?? '',
    first_name: person.firstName ?? '',
    last_name: person.lastName ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    mobile: person.mobile ?? '',
    designation: person.designation ?? '',
    department: person.department ?? '',
    is_primary_contact: person === primary,
  };
}

/** The fields of the organisation's own: as a list, by their API names, and as a map of them. */
export function encodeOwnFields(fields: OwnFieldRow[] = []): Record<string, unknown> {
  const named = fields.flatMap(({ apiName, value }) => {
    const name = apiName?.startsWith('cf_') ? apiName : undefined;
    return name ? [[name, value === undefined ? '' : storedJson(value)] as const] : [];
  });
  return {
    custom_fields: fields.map(({ id, label, apiName, value }) => ({
      ...idNamed('customfield_id', 'field', id),
      label: label ?? '',
      value: value === undefined ? '' : storedJson(value),
      api_name: apiName ?? '',
      placeholder: apiName ?? '',
    })),
    custom_field_hash: Object.fromEntries(named),
    ...Object.fromEntries(named),
  };
}
