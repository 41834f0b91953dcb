import { describe, expect, it } from 'vitest';
import { needsCustomerRow } from '../../lib/apply/customer.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { OrderCustomer } from '../../lib/domain/parties.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import { aNewOrder, anOrder, refused, stated } from '../support/plain-order.ts';
import { PARIS, NICE, row, AMELIE, REGISTERED, ofAmelie, applied } from '../support/customer-amelie.ts';

describe('a customer', () => {
  it('is taken over from the row when it is new, with the addresses that the row names or its first', () => {
    const all = { customer: AMELIE, registration: REGISTERED };
    expect(applied(aNewOrder(), { customerId: '502' }, row())).toEqual(all);
    expect(applied(anOrder(), { customerId: '502' }, row())).toEqual(all);
  });

  it('has no address where the row has none, or none of the name', () => {
    const bare = applied(aNewOrder(), { customerId: '502' }, row({ addresses: [] })).customer;
    expect([bare.billingAddress, bare.shippingAddress]).toEqual([undefined, undefined]);
    const nameless = row({ addresses: [PARIS, { city: 'Rome' }], billingAddressId: undefined });
    expect(applied(aNewOrder(), { customerId: '502' }, nameless).customer.billingAddress).toEqual(PARIS);
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

describe('the registration', () => {
  it.each<[string, Record<string, unknown>, CustomerRow | undefined, object]>([
    ['stays', {}, row(), REGISTERED],
    ['stays whatever the row says now', {}, row({ placeOfSupply: 'IT' }), REGISTERED],
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
