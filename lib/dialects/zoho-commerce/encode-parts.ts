/** Parts that an answer repeats. */
import type { CustomField } from '../../domain/order.ts';
import type { Address, ContactPerson } from '../../domain/parties.ts';
import { parseJson } from '../leaves/json.ts';

export function encodeAddress(address: Address | undefined): Record<string, string> {
  return {
    city: address?.city ?? '',
    country: address?.country ?? '',
    state: address?.state ?? '',
    street: address?.address ?? '',
    zip: address?.zip ?? '',
  };
}

export function encodeContactPerson(person: ContactPerson): Record<string, string> {
  return {
    contact_person_id: person.id,
    first_name: person.firstName ?? '',
    last_name: person.lastName ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    mobile: person.mobile ?? '',
  };
}

export function encodeCustomFields(fields: CustomField[]): Record<string, unknown>[] {
  return fields.map(({ id, index, label, value }) => ({
    customfield_id: id ?? '',
    index: index ?? 0,
    label: label ?? '',
    value: value === undefined ? '' : parseJson(value),
  }));
}
