/** Addresses and persons of a contact, as a body states them over what stands. */
import { describe, expect, it } from 'vitest';
import {
  isAddress,
  personsOf,
  withAddress,
  withBilling,
  withChangedAddress,
  withShipping,
} from '../../../lib/dialects/zoho-inventory/contact-addresses.ts';
import { shownId } from '../../../lib/dialects/leaves/ids.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import { PARTS_AT_MOST, type CustomerRow } from '../../../lib/domain/reference.ts';

const BLANK = { address: '', city: '', state: '', zip: '', country: '', fax: '' };
const address = (id: string, city: string) => ({ ...BLANK, id, city, zip: '1', street2: 'Rear' });
const [PARIS, OSLO, ROME] = [address('1', 'Paris'), address('2', 'Oslo'), address('3', 'Rome')];
const NEW = { ...BLANK, id: 'new', city: 'Bonn' };
const row = (addresses: CustomerRow['addresses'], others: Partial<CustomerRow> = {}): CustomerRow => ({
  kind: 'customer',
  id: '9',
  name: 'Ann',
  contactPersons: [],
  addresses,
  ...others,
});
const newId = () => 'new';
const BONN = { city: 'Bonn' };
const inBonn = (before: object) => ({ ...before, city: 'Bonn' });

describe('the address to bill to', () => {
  it.each<[string, CustomerRow, CustomerRow]>([
    ['is the only one', row([PARIS]), row([inBonn(PARIS) as typeof PARIS])],
    ['is the first', row([PARIS, OSLO]), row([inBonn(PARIS) as typeof PARIS, OSLO])],
    [
      'is the one that is named',
      row([PARIS, OSLO, ROME], { billingAddressId: '2', shippingAddressId: '3' }),
      row([PARIS, inBonn(OSLO) as typeof OSLO, ROME], { billingAddressId: '2', shippingAddressId: '3' }),
    ],
    ['is made', row([]), row([NEW])],
    [
      'is another when it is the one to ship to',
      row([PARIS, OSLO], { billingAddressId: '2', shippingAddressId: '2' }),
      row([PARIS, OSLO, NEW], { billingAddressId: 'new', shippingAddressId: '2' }),
    ],
    [
      'has no id, as imports may leave it',
      row([{ ...BLANK, city: 'Paris' }]),
      row([{ ...BLANK, city: 'Bonn' }]),
    ],
  ])('%s', (_, before, after) => {
    expect(withBilling(before, BONN, newId)).toEqual(after);
  });
});

describe('the address to ship to', () => {
  it.each<[string, CustomerRow, CustomerRow]>([
    ['is made', row([]), row([NEW], { shippingAddressId: 'new' })],
    ['is made beside the only one', row([PARIS]), row([PARIS, NEW], { shippingAddressId: 'new' })],
    [
      'is the one that is named',
      row([PARIS, OSLO, ROME], { shippingAddressId: '2' }),
      row([PARIS, inBonn(OSLO) as typeof OSLO, ROME], { shippingAddressId: '2' }),
    ],
    [
      'is the first when another is billed to',
      row([PARIS, OSLO], { billingAddressId: '2' }),
      row([inBonn(PARIS) as typeof PARIS, OSLO], { billingAddressId: '2' }),
    ],
    [
      'is another when it is the one to bill to',
      row([PARIS, OSLO], { billingAddressId: '2', shippingAddressId: '2' }),
      row([PARIS, OSLO, NEW], { billingAddressId: '2', shippingAddressId: 'new' }),
    ],
  ])('%s', (_, before, after) => {
    expect(withShipping(before, BONN, newId)).toEqual(after);
  });
});

describe('an address', () => {
  it('keeps what is not stated, and is emptied by nothing', () => {
    const full = {
      ...PARIS,
      attention: 'A',
      phone: '5',
      address: '1 Rue',
      state: 'F',
      country: 'FR',
      fax: '6',
    };
    const before = row([full, OSLO]);
    const taken = {
      attention: null,
      street2: null,
      phone: null,
      address: null,
      city: null,
      state: null,
      zip: null,
      country: null,
      fax: null,
    };
    const { addresses } = withChangedAddress(before, '1', taken);
    expect(addresses).toEqual([{ ...BLANK, id: '1' }, OSLO]);
    expect(withChangedAddress(before, '1', {})).toEqual(before);
    const stated = { attention: 'a', street2: 'b', phone: 'c', address: 'd', city: 'e' };
    const others = { state: 'f', zip: 'g', country: 'h', fax: 'i' };
    expect(withChangedAddress(before, '2', { ...stated, ...others }).addresses).toEqual([
      full,
      { id: '2', ...stated, ...others },
    ]);
  });

  it('is known by its id and by the number that stands in for it', () => {
    const coded = { ...BLANK, id: 'HQ' };
    const number = shownId('address', 'HQ');
    expect(['HQ', number, 'XX'].map((id) => isAddress(coded, id))).toEqual([true, true, false]);
    expect(isAddress(BLANK, '')).toBe(false);
    expect(withChangedAddress(row([OSLO, coded]), number, BONN).addresses).toEqual([OSLO, inBonn(coded)]);
    expect(() => withChangedAddress(row([PARIS]), '7', BONN)).toThrow(
      new OrderError('not_found', { id: '7', kind: 'address' }),
    );
  });

  it('is one of so many at most', () => {
    const many = Array.from({ length: PARTS_AT_MOST }, (_, at) => address(String(at), 'x'));
    expect(withAddress(row(many.slice(1)), BONN, newId).addresses).toHaveLength(PARTS_AT_MOST);
    const refused = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        return error instanceof OrderError ? [error.code, error.details] : error;
      }
    };
    expect(refused(() => withAddress(row(many), BONN, newId))).toEqual([
      'limit_exceeded',
      { field: 'addresses', limit: PARTS_AT_MOST },
    ]);
  });
});

it('persons are known by their ids or the numbers that stand in for them; the list is the whole', () => {
  const [ann, bob, cy] = [
    { id: 'A', firstName: 'Ann', phone: '1', isPrimary: true },
    { id: '12', firstName: 'Bob' },
    { id: '13', firstName: 'Cy' },
  ];
  const stated = {
    salutation: 'Mr',
    first_name: 'F',
    last_name: 'L',
    email: 'e',
    phone: '2',
    mobile: '3',
    designation: 'd',
    department: 'p',
    is_primary_contact: false,
  };
  const given = [
    { contact_person_id: '12', first_name: 'Bo' },
    { contact_person_id: shownId('contact', 'A'), ...stated },
    { contact_person_id: '77', first_name: 'Di' },
    { contact_person_id: 'A', phone: null },
    { last_name: 'Ed' },
    { contact_person_id: null },
  ];
  expect(personsOf([ann, bob, cy], given, newId)).toEqual([
    { id: '12', firstName: 'Bo' },
    {
      id: 'A',
      salutation: 'Mr',
      firstName: 'F',
      lastName: 'L',
      email: 'e',
      phone: '2',
      mobile: '3',
      designation: 'd',
      department: 'p',
      isPrimary: false,
    },
    { id: 'new', firstName: 'Di' },
    { id: 'A', firstName: 'Ann', isPrimary: true },
    { id: 'new', lastName: 'Ed' },
    { id: 'new' },
  ]);
});
