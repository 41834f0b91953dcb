import { describe, expect, it } from 'vitest';
import { applyCustomer, needsCustomerRow } from '../../lib/apply/customer.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Address, OrderCustomer } from '../../lib/domain/parties.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import { aNewOrder, anOrder, refused, stated } from '../support/plain-order.ts';

const place = (id: string | undefined, city: string, fields: Partial<Address> = {}): Address => ({
  id,
  address: '',
  city,
  state: '',
  zip: '',
  country: '',
  fax: '',
  ...fields,
});
const [PARIS, LYON, NICE] = [place('701', 'Paris'), place('702', 'Lyon'), place('703', 'Nice')];

const row = (fields: Record<string, unknown> = {}): CustomerRow =>
  CustomerRow.parse({
    kind: 'customer',
    id: '502',
    name: 'Amélie',
    email: 'a@example.com',
    phone: '1',
    placeOfSupply: 'FR',
    gstTreatment: 'overseas',
    gstNumber: 'FR1',
    contactPersons: [{ id: '601', firstName: 'Bo' }, { id: '602' }],
    addresses: [PARIS, LYON, NICE],
    billingAddressId: '702',
    ...fields,
  });
const AMELIE: OrderCustomer = {
  id: '502',
  name: 'Amélie',
  email: 'a@example.com',
  phone: '1',
  contactPersons: [{ id: '601', firstName: 'Bo' }, { id: '602' }],
  billingAddress: LYON,
  shippingAddress: PARIS,
};
const REGISTERED = {
  placeOfSupply: 'FR',
  gstTreatment: 'overseas',
  gstNumber: 'FR1',
  isPreGst: false,
} as const;
const ofAmelie = (customer: Partial<OrderCustomer> = {}, fields: Partial<SalesOrder> = {}) =>
  anOrder({ customer: { ...AMELIE, ...customer }, registration: REGISTERED, ...fields });

const applied = (
  base: SalesOrder,
  input: Record<string, unknown>,
  known: CustomerRow | undefined = undefined,
) => applyCustomer(base, stated(input), known);

describe('a customer', () => {
  it('is taken over from the row when it is new, with the addresses that the row names or its first', () => {
    const all = { customer: AMELIE, registration: REGISTERED };
    expect(applied(aNewOrder(), { customerId: '502' }, row())).toEqual(all);
    expect(applied(anOrder(), { customerId: '502' }, row())).toEqual(all);
  });

  it('has no address where the row has none, or none of the name', () => {
    const bare = applied(aNewOrder(), { customerId: '502' }, row({ addresses: [] })).customer;
    expect([bare.billingAddress, bare.shippingAddress]).toEqual([undefined, undefined]);
    const lost = row({ billingAddressId: '799', shippingAddressId: '703' });
    const { customer } = applied(aNewOrder(), { customerId: '502' }, lost);
    expect([customer.billingAddress, customer.shippingAddress]).toEqual([PARIS, NICE]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['when nothing is said', {}],
    ['when its id is said again', { customerId: '502' }],
    ['when its addresses are named again', { billingAddressId: '702', shippingAddressId: '701' }],
    ['when it is told without facts', { customer: {} }],
  ])('stays as it was taken over, whatever the row says now, %s', (_, input) => {
    const base = ofAmelie();
    const now = row({ name: 'Renamed', gstNumber: 'FR2', addresses: [], contactPersons: [] });
    expect(applied(base, input, now)).toEqual({ customer: base.customer, registration: REGISTERED });
  });

  const MISSING = { code: 'missing_field', field: 'customerId' };
  it.each<[string, SalesOrder, Record<string, unknown>, object]>([
    ['a new order without one', aNewOrder(), {}, MISSING],
    ['null', ofAmelie(), { customerId: null }, MISSING],
    ['""', ofAmelie(), { customerId: '' }, MISSING],
    [
      'one that nobody knows',
      ofAmelie(),
      { customerId: '503' },
      { code: 'unknown_reference', field: 'customerId', kind: 'customer', id: '503' },
    ],
    [
      'an emptied name',
      ofAmelie(),
      { customer: { name: '' } },
      { code: 'missing_field', field: 'customer.name' },
    ],
  ])('is refused: %s', (_, base, input, refusal) => {
    expect(refused(() => applied(base, input))).toEqual(refusal);
  });

  it('may be told otherwise for this order', () => {
    const base = ofAmelie({ contactName: 'Cy' });
    const facts = { name: 'A. B.', phone: null, email: 'b@example.com' };
    expect(applied(base, { customer: facts }).customer).toEqual({
      ...AMELIE,
      name: 'A. B.',
      phone: undefined,
      email: 'b@example.com',
      contactName: 'Cy',
    });
    expect(applied(base, { customer: { contactName: '', phone: '2', email: '' } }).customer).toEqual({
      ...AMELIE,
      contactName: undefined,
      phone: '2',
      email: undefined,
    });
  });
});

describe('contact persons', () => {
  it.each<[string, string[] | null | undefined, CustomerRow | undefined, OrderCustomer['contactPersons']]>([
    ['stay', undefined, row(), [{ id: '601', firstName: 'Old' }]],
    ['are cleared', null, row(), []],
    ['stay as they were taken over', ['601'], row(), [{ id: '601', firstName: 'Old' }]],
    [
      'come from the row',
      ['602', '601'],
      row({ contactPersons: [{ id: '602', email: 'x' }] }),
      [
        { id: '602', email: 'x' },
        { id: '601', firstName: 'Old' },
      ],
    ],
    ['that nobody knows are an id', ['609'], row(), [{ id: '609' }]],
    ['are an id where there is no row', ['602'], undefined, [{ id: '602' }]],
  ])('%s', (_, contactPersonIds, known, persons) => {
    const base = ofAmelie({ contactPersons: [{ id: '601', firstName: 'Old' }] });
    expect(applied(base, { contactPersonIds }, known).customer.contactPersons).toEqual(persons);
  });
});

describe.each([
  ['billingAddress', 'billingAddressId', LYON],
  ['shippingAddress', 'shippingAddressId', PARIS],
] as const)('the %s', (name, idField, own) => {
  const STANDING = place(own.id, 'Before', { phone: '5', address: 'Street 1', attention: 'Di' });
  const base = ofAmelie({ [name]: STANDING });
  const other = name === 'billingAddress' ? 'shippingAddress' : 'billingAddress';

  it.each<[string, string | null | undefined, CustomerRow | undefined, Address | undefined]>([
    ['stays', undefined, row(), STANDING],
    ['stays when it is named again', own.id, row(), STANDING],
    ["is another of the customer's", '703', row(), NICE],
    ["goes back to the customer's own when it is emptied", '', row({ shippingAddressId: '701' }), own],
    ["goes back to the customer's own when it is null", null, row({ shippingAddressId: '701' }), own],
    [
      'goes back to the first where the customer has no own',
      null,
      row({ billingAddressId: undefined }),
      PARIS,
    ],
    ['stays when there is nothing to go back to', null, undefined, STANDING],
    ['is none when the customer has none', null, row({ addresses: [] }), undefined],
  ])('%s', (_, id, known, address) => {
    const { customer } = applied(base, { [idField]: id }, known);
    expect(customer[name]).toEqual(address);
    expect(customer[other]).toEqual(base.customer[other]);
  });

  it.each<[string, CustomerRow | undefined]>([
    ['which the customer has not', row()],
    ['of a customer that is not known', undefined],
  ])('is refused %s', (_, known) => {
    expect(refused(() => applied(base, { [idField]: '799' }, known))).toEqual({
      code: 'unknown_reference',
      field: idField,
      kind: 'address',
      id: '799',
    });
  });

  const COMPLETE = { address: 'Street 1', city: 'Before', state: '', zip: '', country: '' };
  it.each<[string, Record<string, unknown>, Address]>([
    [
      "by a part: the rest stays, and it is no longer the row's",
      { city: 'Now' },
      { ...STANDING, id: undefined, city: 'Now' },
    ],
    ['by a part that is emptied', { phone: null }, { ...STANDING, id: undefined, phone: '' }],
    [
      'by every part',
      {
        attention: 'A',
        address: 'B',
        street2: 'C',
        city: 'D',
        state: 'E',
        zip: 'F',
        country: 'G',
        phone: 'H',
        fax: 'I',
      },
      {
        attention: 'A',
        address: 'B',
        street2: 'C',
        city: 'D',
        state: 'E',
        zip: 'F',
        country: 'G',
        phone: 'H',
        fax: 'I',
      },
    ],
    ['by nothing: it stays', {}, STANDING],
    ['by a part as it stands: it stays', { city: 'Before', street2: null }, STANDING],
    ['by all that makes a place, as it stands: it stays', COMPLETE, STANDING],
    ['by all that makes a place, as it stands and whole: it stays', { ...COMPLETE, whole: true }, STANDING],
    [
      'by all that makes another place: nothing of the former is left',
      { ...COMPLETE, city: 'Now' },
      { ...place(undefined, 'Now'), address: 'Street 1' },
    ],
    [
      'by all but the country: the rest stays',
      { address: 'S', city: 'Now', state: '', zip: '' },
      { ...STANDING, id: undefined, city: 'Now', address: 'S' },
    ],
    ['as a whole: nothing of the former is left', { city: 'Now', whole: true }, place(undefined, 'Now')],
    [
      'as a whole with what stands: the rest is emptied',
      { city: 'Before', whole: true },
      place(undefined, 'Before'),
    ],
  ])('is stated %s', (_, parts, address) => {
    expect(applied(base, { [name]: parts }).customer[name]).toEqual(address);
  });

  it('is stated where there was none', () => {
    const bare = ofAmelie({ [name]: undefined });
    expect(applied(bare, { [name]: { city: 'Now' } }).customer[name]).toEqual(place(undefined, 'Now'));
    expect(applied(bare, { [name]: { city: '' } }).customer[name]).toBeUndefined();
    expect(applied(bare, { [name]: { zip: null } }).customer[name]).toBeUndefined();
  });

  it('is chosen first, and then has its parts changed', () => {
    const { customer } = applied(base, { [idField]: '703', [name]: { zip: '9' } }, row());
    expect(customer[name]).toEqual({ ...NICE, id: undefined, zip: '9' });
  });
});

describe('the registration', () => {
  it.each<[string, Record<string, unknown>, CustomerRow | undefined, object]>([
    ['stays', {}, row(), REGISTERED],
    ['has its place stated', { placeOfSupply: 'DE' }, row(), { ...REGISTERED, placeOfSupply: 'DE' }],
    [
      "goes back to the customer's place",
      { placeOfSupply: '' },
      row({ placeOfSupply: 'IT' }),
      { ...REGISTERED, placeOfSupply: 'IT' },
    ],
    [
      "goes back to the customer's place by null",
      { placeOfSupply: null },
      row({ placeOfSupply: 'IT' }),
      { ...REGISTERED, placeOfSupply: 'IT' },
    ],
    [
      'has no place where the customer has an empty one',
      { placeOfSupply: null },
      row({ placeOfSupply: '' }),
      { ...REGISTERED, placeOfSupply: undefined },
    ],
    [
      'has no place where the customer is not known',
      { placeOfSupply: null },
      undefined,
      { ...REGISTERED, placeOfSupply: undefined },
    ],
    [
      'has its treatment stated',
      { gstTreatment: 'consumer' },
      row(),
      { ...REGISTERED, gstTreatment: 'consumer' },
    ],
    ['has its treatment cleared', { gstTreatment: null }, row(), { ...REGISTERED, gstTreatment: undefined }],
    ['has its number stated', { gstNumber: '' }, row(), { ...REGISTERED, gstNumber: '' }],
    ['has its number cleared', { gstNumber: null }, row(), { ...REGISTERED, gstNumber: undefined }],
  ])('%s', (_, input, known, registration) => {
    expect(applied(ofAmelie(), input, known).registration).toStrictEqual(registration);
  });
});

describe('the row of a customer is needed', () => {
  it.each<[string, SalesOrder, Record<string, unknown>, string | undefined]>([
    ['for a new one', aNewOrder(), { customerId: '502' }, '502'],
    ['for another one', ofAmelie(), { customerId: '503' }, '503'],
    ['for contact persons', ofAmelie(), { contactPersonIds: ['601'] }, '502'],
    ['for another billing address', ofAmelie(), { billingAddressId: '703' }, '502'],
    ['for another shipping address', ofAmelie(), { shippingAddressId: '703' }, '502'],
    ['for what goes back: the billing address', ofAmelie(), { billingAddressId: '' }, '502'],
    ['for what goes back: the shipping address', ofAmelie(), { shippingAddressId: null }, '502'],
    ['for what goes back: the place of supply', ofAmelie(), { placeOfSupply: null }, '502'],
    [
      'for an address where none stands',
      ofAmelie({ billingAddress: undefined }),
      { billingAddressId: '702' },
      '502',
    ],
    [
      'for a shipping address where none stands',
      ofAmelie({ shippingAddress: undefined }),
      { shippingAddressId: '702' },
      '502',
    ],
    ['not for the same one', ofAmelie(), { customerId: '502' }, undefined],
    ['not when contact persons are cleared', ofAmelie(), { contactPersonIds: [] }, undefined],
    ['not when contact persons are null', ofAmelie(), { contactPersonIds: null }, undefined],
    [
      'not for the addresses that stand',
      ofAmelie(),
      { billingAddressId: '702', shippingAddressId: '701' },
      undefined,
    ],
    ['not for a stated place of supply', ofAmelie(), { placeOfSupply: 'DE' }, undefined],
    ['not when nothing is said', ofAmelie(), {}, undefined],
    ['not where there is no customer', aNewOrder(), { contactPersonIds: ['601'] }, undefined],
  ])('%s', (_, base, input, id) => {
    expect(needsCustomerRow(base, stated(input))).toBe(id);
  });
});
