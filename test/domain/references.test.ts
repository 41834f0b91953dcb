import { describe, expect, it } from 'vitest';
import { CustomerRow, ReferenceRow, TaxFacts } from '../../lib/domain/reference.ts';
import { referencesOf, rowIn, rowName } from '../../lib/domain/references.ts';
import { someSettings } from '../support/plain-order.ts';
import { refusedPaths } from '../support/schema-verdicts.ts';

const long = (length: number) => 'a'.repeat(length);
const LEAST = {
  customer: { kind: 'customer', id: '1', name: 'A' },
  item: { kind: 'item', id: '1', name: 'A' },
  tax: { kind: 'tax', id: '1', name: 'A', percent: '5' },
  salesperson: { kind: 'salesperson', id: '1', name: 'A' },
  currency: { kind: 'currency', id: 'EUR' },
} as const;
type Kind = keyof typeof LEAST;

describe('a row', () => {
  it.each<[Kind, object]>([
    ['customer', { contactPersons: [], addresses: [] }],
    ['item', {}],
    ['tax', { compound: false }],
    ['salesperson', {}],
    ['currency', { currencyId: '', symbol: '' }],
  ])('of a %s is complete when little is said', (kind, filled) => {
    expect(ReferenceRow.parse(LEAST[kind])).toStrictEqual({ ...LEAST[kind], ...filled });
  });

  it('has its parts completed', () => {
    const { addresses } = CustomerRow.parse({ ...LEAST.customer, addresses: [{}] });
    expect(addresses).toStrictEqual([{ address: '', city: '', state: '', zip: '', country: '', fax: '' }]);
    const attributes = [{ name: 'Colour', option: 'Red' }];
    expect(ReferenceRow.parse({ ...LEAST.item, attributes })).toMatchObject({
      attributes: [{ name: 'Colour', option: 'Red', content: '' }],
    });
    const components = [{ id: '2', name: 'B', percent: '2.50' }];
    expect(ReferenceRow.parse({ kind: 'tax', id: '1', name: 'A', components })).toMatchObject({
      components: [{ id: '2', name: 'B', percent: '2.5', compound: false }],
    });
  });

  const ADDRESS = {
    id: '7',
    attention: 'a',
    address: 'b',
    street2: 'c',
    city: 'd',
    state: 'e',
    zip: 'f',
    country: 'g',
    phone: 'h',
    fax: 'i',
  };
  it.each<[Kind, Record<string, unknown>]>([
    [
      'customer',
      {
        email: 'e',
        phone: 'p',
        currencyCode: 'EUR',
        placeOfSupply: 's',
        gstTreatment: 'business_gst',
        gstNumber: 'g',
        contactPersons: [{ id: '5', firstName: 'f', lastName: 'l', email: 'e', phone: 'p', mobile: 'm' }],
        addresses: [ADDRESS],
        billingAddressId: '7',
        shippingAddressId: '7',
      },
    ],
    [
      'item',
      {
        code: 'c',
        description: long(2000),
        rate: '1.5',
        unit: 'u',
        hsnOrSac: 'h',
        image: { id: '9', name: 'n', type: 't' },
        attributes: [1, 2, 3].map((name) => ({ name: `${name}`, option: 'o', content: 'c' })),
      },
    ],
    ['tax', { compound: true }],
    ['salesperson', { email: 'e' }],
    ['currency', { currencyId: '7', symbol: '€', exchangeRate: '1.1' }],
  ])('of a %s may say all of %j', (kind, fields) => {
    expect(ReferenceRow.parse({ ...LEAST[kind], ...fields })).toEqual({ ...LEAST[kind], ...fields });
  });

  it.each<[Kind, Record<string, unknown>, string]>([
    ['customer', { id: '' }, 'id'],
    ['customer', { id: long(101) }, 'id'],
    ['customer', { name: '' }, 'name'],
    ['customer', { name: long(501) }, 'name'],
    ['customer', { currencyCode: 'eur' }, 'currencyCode'],
    ['customer', { currencyCode: 'xEUR' }, 'currencyCode'],
    ['customer', { currencyCode: 'EURx' }, 'currencyCode'],
    ['customer', { gstTreatment: 'none' }, 'gstTreatment'],
    ['customer', { contactPersons: [{}] }, 'contactPersons.0.id'],
    ['customer', { contactPersons: [{ id: '1', other: '' }] }, 'contactPersons.0'],
    ['customer', { addresses: [{ id: '' }] }, 'addresses.0.id'],
    ['customer', { addresses: [{ other: '' }] }, 'addresses.0'],
    ['customer', { billingAddressId: '' }, 'billingAddressId'],
    ['customer', { other: '' }, ''],
    ['item', { name: '' }, 'name'],
    ['item', { description: long(2001) }, 'description'],
    ['item', { rate: 'x' }, 'rate'],
    ['item', { image: { id: '1', name: 'n' } }, 'image.type'],
    ['item', { image: { id: '1', name: 'n', type: 't', other: '' } }, 'image'],
    ['item', { attributes: [{ name: 'n' }] }, 'attributes.0.option'],
    ['item', { attributes: [{ name: 'n', option: 'o', other: '' }] }, 'attributes.0'],
    ['item', { attributes: Array(4).fill({ name: 'n', option: 'o' }) }, 'attributes'],
    ['item', { other: '' }, ''],
    ['tax', { name: '' }, 'name'],
    ['tax', { percent: 'x' }, 'percent'],
    ['tax', { percent: undefined }, ''],
    ['tax', { components: [] }, ''],
    ['tax', { percent: undefined, components: [{ id: '2', name: 'B' }] }, 'components.0.percent'],
    [
      'tax',
      { percent: undefined, components: [{ id: '2', name: 'B', percent: '1', other: '' }] },
      'components.0',
    ],
    ['tax', { other: '' }, ''],
    ['salesperson', { name: '' }, 'name'],
    ['salesperson', { other: '' }, ''],
    ['currency', { id: 'EURO' }, 'id'],
    ['currency', { id: '1EUR' }, 'id'],
    ['currency', { exchangeRate: 'x' }, 'exchangeRate'],
    ['currency', { other: '' }, ''],
  ])('of a %s is refused with %j', (kind, fields, path) => {
    expect(refusedPaths(ReferenceRow, { ...LEAST[kind], ...fields })).toEqual([path]);
  });

  it('of a tax says why it is refused when it has no rate, or two', () => {
    const { error } = ReferenceRow.safeParse({ ...LEAST.tax, percent: undefined });
    expect(error?.issues[0]?.message).toBe('needs either percent or components');
  });

  it('of no known kind is none', () => {
    expect(refusedPaths(ReferenceRow, { kind: 'settings', id: '1' })).toEqual(['kind']);
  });

  it('of a tax needs no kind where its source says it', () => {
    const { kind: _, ...facts } = LEAST.tax;
    expect(TaxFacts.parse(facts)).toEqual({ ...facts, compound: false });
    expect(refusedPaths(TaxFacts, LEAST.tax)).toEqual(['']);
    expect(refusedPaths(TaxFacts, { ...facts, percent: undefined })).toEqual(['']);
  });
});

describe('references', () => {
  const row = ReferenceRow.parse(LEAST.item);
  const settings = someSettings();
  const known = referencesOf(
    settings,
    [
      { kind: 'item', id: '1' },
      { kind: 'tax', id: '1' },
    ],
    (key) => (key.kind === 'item' ? row : undefined),
  );

  it('are the settings and the rows that were found', () => {
    expect(known.settings).toBe(settings);
    expect([...known.rows]).toEqual([['item 1', row]]);
    expect(rowName({ kind: 'tax', id: '1' })).toBe('tax 1');
  });

  it('are found by kind and id', () => {
    expect(rowIn(known, { kind: 'item', id: '1' })).toBe(row);
    expect(rowIn(known, { kind: 'item', id: '2' })).toBeUndefined();
    expect(rowIn(known, { kind: 'tax', id: '1' })).toBeUndefined();
  });

  it('are none of another kind, wherever they stand', () => {
    expect(rowIn({ rows: new Map([['tax 1', row]]) }, { kind: 'tax', id: '1' })).toBeUndefined();
  });
});
