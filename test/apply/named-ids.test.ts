import { expect, it } from 'vitest';
import { idsOn, withIds } from '../../lib/apply/named-ids.ts';
import { decimal, ZERO } from '../../lib/domain/decimal.ts';
import { OrderInput } from '../../lib/domain/order-input.ts';
import { lineId } from '../../lib/domain/identity.ts';
import type { Address } from '../../lib/domain/parties.ts';
import type { TaxTreatment } from '../../lib/domain/pricing.ts';
import { aLine, anOrder, somePricing } from '../support/plain-order.ts';

/** Ids are exchanged for their kind and themselves. */
const mapped = (input: object) => withIds(OrderInput.parse(input), (kind, id) => `${kind} ${id}`);
const stated = (input: object) => JSON.parse(JSON.stringify(mapped(input))) as unknown;

it('exchanges the ids of others in an input, and nothing else', () => {
  const input = {
    number: '1',
    customerId: '1',
    contactPersonIds: ['2', '3'],
    billingAddressId: '4',
    shippingAddressId: '5',
    salespersonId: '6',
    deliveryMethodId: '7',
    priceBookId: '8',
    templateId: '9',
    shippingTax: { id: '10', percent: '5' },
    customFields: [{ id: '11', value: '1' }, { label: 'x' }],
    documents: [{ id: '12', fileName: 'f' }],
    lines: [
      {
        id: '1',
        name: 'a',
        itemId: '13',
        tax: { id: '14' },
        warehouseId: '15',
        tdsTaxId: '16',
        customFields: [{ id: '17' }],
      },
    ],
  };
  expect(stated(input)).toEqual({
    number: '1',
    customerId: 'customer 1',
    contactPersonIds: ['contact 2', 'contact 3'],
    billingAddressId: 'address 4',
    shippingAddressId: 'address 5',
    salespersonId: 'salesperson 6',
    deliveryMethodId: 'delivery 7',
    priceBookId: 'pricebook 8',
    templateId: 'template 9',
    shippingTax: { id: 'tax 10', percent: '5' },
    customFields: [{ id: 'field 11', value: '1' }, { label: 'x' }],
    documents: [{ id: 'document 12', fileName: 'f', canSendInMail: false }],
    lines: [
      {
        id: '1',
        name: 'a',
        itemId: 'item 13',
        tax: { id: 'tax 14' },
        warehouseId: 'warehouse 15',
        tdsTaxId: 'tds 16',
        customFields: [{ id: 'field 17' }],
      },
    ],
  });
});

it.each([
  {},
  { customerId: null, contactPersonIds: null, shippingTax: null, customFields: null, documents: null },
  {
    customerId: '',
    contactPersonIds: [],
    shippingTax: { percent: '5' },
    customFields: [{ id: '' }],
    documents: [],
    lines: [],
  },
  { shippingTax: { stated: [{ name: 'a', percent: '1' }] }, lines: [{ tax: null, itemId: null }] },
])('leaves %j as it is', (input) => expect(stated(input)).toEqual(input));

const place = (id: string): Address => ({
  id,
  address: '',
  city: '',
  state: '',
  zip: '',
  country: '',
  fax: '',
});
const treatment = (id: string, group?: string): TaxTreatment => ({
  taxes: [{ id, name: '', percent: ZERO, compound: false }],
  ...(group !== undefined && { group: { id: group, name: '' } }),
});

it('finds the ids of others on an order', () => {
  const order = anOrder({
    customer: {
      id: '1',
      name: '',
      contactPersons: [{ id: '2' }],
      billingAddress: place('3'),
      shippingAddress: place('4'),
    },
    salesperson: { id: '5', name: '' },
    deliveryMethod: { id: '6', name: '' },
    priceBookId: '7',
    template: { id: '8', name: '', type: '' },
    pricing: somePricing({ shipping: { name: 'S', amount: decimal('1'), ...treatment('9', '10') } }),
    customFields: [{ id: '11' }, { id: '' }, { label: 'x' }],
    documents: [{ id: '12', canSendInMail: false }],
    lines: [
      aLine({
        itemId: '13',
        ...treatment('14'),
        warehouseId: '15',
        tdsTaxId: '16',
        customFields: [{ id: '17' }],
      }),
      aLine({ id: lineId('2') }),
    ],
  });
  expect(idsOn(order).map((found) => found.join(' '))).toEqual([
    'customer 1',
    'address 3',
    'address 4',
    'contact 2',
    'salesperson 5',
    'delivery 6',
    'pricebook 7',
    'template 8',
    'tax 10',
    'tax 9',
    'field 11',
    'document 12',
    'item 13',
    'tax 14',
    'warehouse 15',
    'tds 16',
    'field 17',
  ]);
});

it('finds the customer alone where there is no more', () => {
  expect(idsOn(anOrder())).toEqual([['customer', anOrder().customer.id]]);
});
