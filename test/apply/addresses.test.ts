import { describe, expect, it } from 'vitest';
import type { Address } from '../../lib/domain/parties.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import { refused } from '../support/plain-order.ts';
import { place, PARIS, LYON, NICE, row, ofAmelie, applied } from '../support/customer-amelie.ts';

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
    expect(applied(bare, { [name]: { zip: '9' } }).customer[name]).toEqual(
      place(undefined, '', { zip: '9' }),
    );
    expect(applied(bare, { [name]: { city: '' } }).customer[name]).toBeUndefined();
    expect(applied(bare, { [name]: { zip: null } }).customer[name]).toBeUndefined();
  });

  it('is chosen first, and then has its parts changed', () => {
    const { customer } = applied(base, { [idField]: '703', [name]: { zip: '9' } }, row());
    expect(customer[name]).toEqual({ ...NICE, id: undefined, zip: '9' });
  });
});
