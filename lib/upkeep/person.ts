/** Somebody who is to be forgotten: which customer of which organisation, and what they are known by. */
import type { OrganizationId } from '../domain/identity.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Address } from '../domain/parties.ts';
import type { CustomerRow } from '../domain/reference.ts';
import { plainPhone } from '../domain/row-filter.ts';

export interface Person {
  org: OrganizationId;
  customerId: string;
  /** Texts that mean nobody else: names, addresses, numbers. The longest first. */
  phrases: string[];
}

/** Stands where something was. */
export const ERASED = 'erased';

/** What the customer is called from then on: nobody's name, and not that of another one. */
export const erasedName = (customerId: string): string => `Erased ${customerId}`;

/** Shorter texts are in many words. */
const SHORTEST = 3;
const SHORTEST_PHONE = 6;

export function personOf(org: OrganizationId, customerId: string, row?: CustomerRow): Person {
  return withPhrases({ org, customerId, phrases: [] }, row ? textsOfRow(row) : []);
}

/** The same, known by what one of their orders says too. */
export const knownBy = (person: Person, { customer, registration }: SalesOrder): Person =>
  withPhrases(person, [
    customer.name,
    customer.email,
    customer.contactName,
    registration.gstNumber,
    ...phonesIn([customer.phone]),
    ...customer.contactPersons.flatMap(textsOfContact),
    ...[customer.billingAddress, customer.shippingAddress].flatMap(textsOfAddress),
  ]);

function withPhrases(person: Person, texts: (string | undefined)[]): Person {
  const own = new Set([erasedName(person.customerId), ERASED].map((text) => text.toLowerCase()));
  const fresh = texts
    .map((text) => text?.trim() ?? '')
    .filter((text) => text.length >= SHORTEST && !own.has(text.toLowerCase()));
  const phrases = [...new Set([...person.phrases, ...fresh])];
  return { ...person, phrases: phrases.toSorted((left, right) => right.length - left.length) };
}

function textsOfRow(row: CustomerRow): (string | undefined)[] {
  const { name, email, phone, mobile, companyName, firstName, lastName, website, gstNumber } = row;
  return [
    name,
    email,
    companyName,
    website,
    gstNumber,
    ...namesIn(firstName, lastName),
    ...phonesIn([phone, mobile]),
    ...row.contactPersons.flatMap(textsOfContact),
    ...row.addresses.flatMap(textsOfAddress),
  ];
}

interface Contact {
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  mobile?: string;
}

const textsOfContact = ({ firstName, lastName, email, phone, mobile }: Contact) => [
  email,
  ...namesIn(firstName, lastName),
  ...phonesIn([phone, mobile]),
];

const namesIn = (first: string | undefined, last: string | undefined) => [
  [first, last].filter(Boolean).join(' '),
  last,
];

const textsOfAddress = (address: Partial<Address> | undefined) =>
  address
    ? [address.attention, address.address, address.street2, ...phonesIn([address.phone, address.fax])]
    : [];

/** As they are written, and as digits alone. */
function phonesIn(phones: (string | undefined)[]): string[] {
  const given = phones.filter((phone) => phone !== undefined && plainPhone(phone).length >= SHORTEST_PHONE);
  return given.flatMap((phone) => (phone ? [phone, plainPhone(phone)] : []));
}
