/** Addresses and persons of a contact, as bodies state them over what stands. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import { PARTS_AT_MOST, type CustomerRow } from '../../domain/reference.ts';
import { shownId } from '../leaves/ids.ts';
import { boolean, text } from '../leaves/leaves.ts';
import { addressOf } from './encode-contact.ts';
import { over } from './stated.ts';
import { AddressParts } from './wire.ts';

type AddressRow = CustomerRow['addresses'][number];
type PersonRow = CustomerRow['contactPersons'][number];
type NewId = () => string;

const BLANK: AddressRow = { address: '', city: '', state: '', zip: '', country: '', fax: '' };

/** Of the texts that every address has, an empty one is empty and not none. */
function addressOver(before: AddressRow, given: AddressParts): AddressRow {
  const { attention, street2, phone, address, city, state, zip, country, fax } = given;
  const texts = { address, city, state, zip, country, fax };
  const stated = Object.entries(texts).filter(([, value]) => value !== undefined);
  const filled = Object.fromEntries(stated.map(([name, value]) => [name, value ?? '']));
  return { ...over(before, { attention, street2, phone }), ...filled };
}

/** @throws OrderError limit_exceeded */
export function withAddress(row: CustomerRow, given: AddressParts, newId: NewId): CustomerRow {
  if (row.addresses.length >= PARTS_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'addresses', limit: PARTS_AT_MOST });
  return { ...row, addresses: [...row.addresses, { id: newId(), ...addressOver(BLANK, given) }] };
}

/** @throws OrderError not_found when the contact has no such address */
export function withChangedAddress(row: CustomerRow, id: string, given: AddressParts): CustomerRow {
  const known = row.addresses.find((address) => isAddress(address, id));
  if (!known) throw new OrderError('not_found', { id, kind: 'address' });
  const addresses = row.addresses.map((each) => (each === known ? addressOver(known, given) : each));
  return { ...row, addresses };
}

/** By the number that stands in for an id too. */
export const isAddress = (address: AddressRow, id: string): boolean =>
  address.id !== undefined && (address.id === id || shownId('address', address.id) === id);

/** One address is both until the one to ship to is stated. */
export function withBilling(row: CustomerRow, given: AddressParts, newId: NewId): CustomerRow {
  const current = addressOf(row, row.billingAddressId);
  const isShared = current?.id !== undefined && row.shippingAddressId === current.id;
  if (current && !isShared) {
    const addresses = row.addresses.map((each) => (each === current ? addressOver(current, given) : each));
    return { ...row, addresses };
  }
  const added = withAddress(row, given, newId);
  return current ? { ...added, billingAddressId: added.addresses.at(-1)?.id } : added;
}

export function withShipping(row: CustomerRow, given: AddressParts, newId: NewId): CustomerRow {
  const current = addressOf(row, row.shippingAddressId);
  const billing = addressOf(row, row.billingAddressId);
  if (current && current !== billing) {
    const addresses = row.addresses.map((each) => (each === current ? addressOver(current, given) : each));
    return { ...row, addresses };
  }
  const added = withAddress(row, given, newId);
  return { ...added, shippingAddressId: added.addresses.at(-1)?.id };
}

export const WirePerson = z.looseObject({
  contact_person_id: text(100),
  salutation: text(),
  first_name: text(),
  last_name: text(),
  email: text(),
  phone: text(),
  mobile: text(),
  designation: text(),
  department: text(),
  is_primary_contact: boolean(),
});
export type WirePerson = z.infer<typeof WirePerson>;

/** The list is the whole: who is not in it is gone. */
export function personsOf(before: PersonRow[], given: WirePerson[], newId: NewId): PersonRow[] {
  return given.map((person) => {
    const id = person.contact_person_id ?? undefined;
    const known = before.find(
      (each) => id !== undefined && (each.id === id || shownId('contact', each.id) === id),
    );
    return over<PersonRow>(known ?? { id: newId() }, {
      salutation: person.salutation,
      firstName: person.first_name,
      lastName: person.last_name,
      email: person.email,
      phone: person.phone,
      mobile: person.mobile,
      designation: person.designation,
      department: person.department,
      isPrimary: person.is_primary_contact,
    });
  });
}
