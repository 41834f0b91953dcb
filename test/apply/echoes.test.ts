import { describe, expect, it } from 'vitest';
import { withAdjustment, withoutEcho } from '../../lib/apply/echoes.ts';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import { lineId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { aCharge, aLine, aNewOrder, anOrder, aTax, d, somePricing, stated } from '../support/plain-order.ts';

const VAT = aTax('VAT', 10);

/** With the totals that belong to it. */
function calculated(fields: Partial<SalesOrder>): SalesOrder {
  const order = anOrder(fields);
  const { pricing, currency, lines } = order;
  return { ...order, totals: calculateTotals({ ...pricing, exchangeRate: currency.exchangeRate, lines }) };
}

/** Lines of 20 each, the first with 10 % off; 5 % off the rest; 3 to ship, 30 to fit, each with a tenth of tax; a document tax. */
const ORDER = calculated({
  lines: [
    aLine({ id: lineId('1'), discount: { kind: 'percent', value: d(10) } }),
    aLine({ id: lineId('2') }),
  ],
  pricing: somePricing({
    discountLevel: 'both',
    discount: { kind: 'percent', value: d(5) },
    shipping: aCharge('Shipping', 3, VAT),
    charges: [aCharge('Fitting', 30, VAT), aCharge('Toll', 2)],
    documentTaxes: [{ name: 'Duty', percent: d(10) }],
    adjustment: d('-0.5'),
  }),
});
const figure = (value: string) => ({ kind: 'figure', value });
const without = (input: Record<string, unknown>, base = ORDER) => withoutEcho(base, stated(input));

describe('a figure that is sent back as it was shown says nothing', () => {
  it.each<[string, Record<string, unknown>]>([
    ['the discount', { discount: figure('1.9') }],
    ['shipping', { shippingCharge: '3' }],
    ['the adjustment', { adjustment: '-0.5' }],
    ['the adjustment with all charges', { adjustmentWithCharges: '37.8' }],
    ['the adjustment with further charges', { adjustmentWithFurtherCharges: '34.5' }],
    ['the amount of document taxes', { documentTaxAmount: '3.61' }],
  ])('%s', (_, input) => {
    const [name = ''] = Object.keys(input);
    expect(without(input)).toMatchObject({
      [name === 'documentTaxAmount' ? 'documentTaxes' : name]: undefined,
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['the discount', { discount: figure('2') }],
    [
      'the discount, where it is a percentage of the same figure',
      { discount: { kind: 'percent', value: '1.9' } },
    ],
    [
      'the discount, where it is an amount of the same figure',
      { discount: { kind: 'amount', value: '1.9' } },
    ],
    ['no discount', { discount: null }],
    ['shipping', { shippingCharge: '4' }],
    ['no shipping', { shippingCharge: null }],
    ['the adjustment', { adjustment: '0.5' }],
    ['the adjustment with all charges', { adjustmentWithCharges: '34.5' }],
    ['the adjustment with further charges', { adjustmentWithFurtherCharges: '37.8' }],
  ])('but not when it differs: %s', (_, input) => {
    expect(without(input)).toMatchObject(stated(input));
  });

  it('the discounts of lines, each by its id', () => {
    const lines = [
      { id: '2', discount: figure('0') },
      { id: '1', discount: figure('2') },
      { discount: figure('2') },
      { id: '9', discount: figure('2') },
      { id: '2', discount: figure('2') },
      { id: '1', discount: null },
    ];
    const discounts = without({ lines }).lines?.map(({ discount }) => discount);
    expect(discounts).toEqual([undefined, undefined, figure('2'), figure('2'), figure('2'), null]);
    expect(without({ lines: [{ id: '1', name: 'kept' }] }).lines).toEqual([{ id: '1', name: 'kept' }]);
  });

  it('charges, each by its name', () => {
    const charges = [
      { name: 'Fitting', amount: '30' },
      { name: 'Toll', amount: '30' },
      { name: 'New', amount: '2' },
      { name: 'Toll', amount: null },
    ];
    expect(without({ charges }).charges).toEqual([
      { name: 'Fitting', amount: undefined },
      { name: 'Toll', amount: '30' },
      { name: 'New', amount: '2' },
      { name: 'Toll', amount: null },
    ]);
  });

  it('the adjustment with charges of inclusive prices, whose taxes are inside', () => {
    const inclusive = calculated({ ...ORDER, pricing: { ...ORDER.pricing, taxInclusive: true } });
    expect(without({ adjustmentWithCharges: '34.5' }, inclusive).adjustmentWithCharges).toBeUndefined();
    expect(
      without({ adjustmentWithFurtherCharges: '31.5' }, inclusive).adjustmentWithFurtherCharges,
    ).toBeUndefined();
  });

  it('and the rest of the input stays, without lines or charges that were not stated', () => {
    const input = without({ notes: 'n', terms: null });
    expect(input).toMatchObject({ notes: 'n', terms: null });
    expect(['lines' in input, 'charges' in input]).toEqual([false, false]);
  });
});

describe('document taxes', () => {
  it.each<[string, SalesOrder, Record<string, unknown>, unknown]>([
    ['stay when nothing is said', ORDER, {}, undefined],
    [
      'by name win over an amount',
      ORDER,
      { documentTaxes: [{ name: 'A', percent: '1' }], documentTaxAmount: '9' },
      [{ name: 'A', percent: '1' }],
    ],
    [
      'by name need no amount',
      ORDER,
      { documentTaxes: [{ name: 'A', percent: '1' }] },
      [{ name: 'A', percent: '1' }],
    ],
    ['are cleared', ORDER, { documentTaxes: null }, null],
    ['are none', ORDER, { documentTaxes: [] }, []],
    ['are an amount', ORDER, { documentTaxAmount: '9' }, [{ name: 'Tax', amount: '9' }]],
    [
      'are an amount beside no names',
      ORDER,
      { documentTaxes: [], documentTaxAmount: '9' },
      [{ name: 'Tax', amount: '9' }],
    ],
    [
      'are the amount that stands, when their names are taken away',
      ORDER,
      { documentTaxes: [], documentTaxAmount: '3.61' },
      [{ name: 'Tax', amount: '3.61' }],
    ],
    ['are cleared by an amount of null', ORDER, { documentTaxAmount: null }, null],
    ['are cleared by an amount of 0', ORDER, { documentTaxAmount: '0' }, null],
    ['stay when an amount of 0 stands', anOrder(), { documentTaxAmount: '0' }, undefined],
    ['of a new order are an amount', aNewOrder(), { documentTaxAmount: '9' }, [{ name: 'Tax', amount: '9' }]],
    [
      'of a new order are named',
      aNewOrder(),
      { documentTaxes: [{ name: 'A', percent: '1' }] },
      [{ name: 'A', percent: '1' }],
    ],
  ])('%s', (_, base, input, result) => {
    expect(without(input, base).documentTaxes).toEqual(result);
  });
});

it('nothing is an echo on a new order', () => {
  const input = {
    discount: figure('0'),
    shippingCharge: '0',
    adjustment: '0',
    lines: [{ name: 'A', discount: figure('0') }],
  };
  expect(without(input, aNewOrder())).toEqual({ ...stated(input), documentTaxes: undefined });
});

describe('an adjustment that is stated with charges inside', () => {
  const inclusive = { ...ORDER, pricing: { ...ORDER.pricing, taxInclusive: true } };
  const bare = anOrder({ pricing: somePricing({ shipping: aCharge('Shipping', 3, VAT), adjustment: d(1) }) });
  it.each<[string, SalesOrder, Record<string, unknown>, string]>([
    ['stays when nothing is said', ORDER, {}, '-0.5'],
    ['has shipping, charges and their taxes taken out', ORDER, { adjustmentWithCharges: '40' }, '1.7'],
    ['has further charges and their taxes taken out', ORDER, { adjustmentWithFurtherCharges: '40' }, '5'],
    ['has no taxes taken out where they are inside', inclusive, { adjustmentWithCharges: '40' }, '5'],
    [
      'has no taxes taken out where they are inside, of further charges',
      inclusive,
      { adjustmentWithFurtherCharges: '40' },
      '8',
    ],
    ['is nothing by null, whatever the charges', ORDER, { adjustmentWithCharges: null }, '0'],
    ['is nothing by null, whatever the further charges', ORDER, { adjustmentWithFurtherCharges: null }, '0'],
    [
      'is what is stated where there are no further charges',
      bare,
      { adjustmentWithFurtherCharges: '4' },
      '4',
    ],
    [
      'has shipping taken out where there are no further charges',
      bare,
      { adjustmentWithCharges: '4' },
      '0.7',
    ],
    [
      'is the one with all charges where both are said',
      ORDER,
      { adjustmentWithCharges: '40', adjustmentWithFurtherCharges: '1' },
      '1.7',
    ],
  ])('%s', (_, order, input, adjustment) => {
    expect(withAdjustment(order, stated(input))).toEqual({
      ...order,
      pricing: { ...order.pricing, adjustment },
    });
  });

  it('is not worked out where there is nothing to take out', () => {
    // A draft that the calculators refuse.
    const odd = { ...bare, lines: [aLine({ quantity: d('-1') })] };
    expect(() => withAdjustment(odd, stated({ adjustmentWithCharges: '4' }))).toThrow('invalid_value');
    expect(withAdjustment(odd, stated({ adjustmentWithFurtherCharges: '4' })).pricing.adjustment).toBe('4');
    expect(withAdjustment(odd, stated({ adjustmentWithCharges: null })).pricing.adjustment).toBe('0');
    expect(withAdjustment(odd, stated({}))).toBe(odd);
  });
});
