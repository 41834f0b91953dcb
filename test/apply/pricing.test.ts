import { describe, expect, it } from 'vitest';
import { applyPricing } from '../../lib/apply/pricing.ts';
import type { Pricing } from '../../lib/domain/pricing.ts';
import { aCharge, aTax, d, lookedUp, refused, somePricing, stated } from '../support/plain-order.ts';

const TAXES = lookedUp([{ kind: 'tax', id: '31', name: 'VAT', percent: '20' }]);
const VAT = aTax('VAT', 20, { id: '31' });
const applied = (base: Partial<Pricing>, input: Record<string, unknown>) =>
  applyPricing(somePricing(base), stated(input), TAXES);

const STANDING: Partial<Pricing> = {
  profile: { taxRounding: 'item_level', precision: 3, discountBase: 'taxed', basePrecision: 1 },
  taxInclusive: true,
  discountLevel: 'both',
  discount: { kind: 'percent', value: d(5) },
  discountBeforeTax: false,
  shipping: aCharge('Post', 7, VAT),
  charges: [aCharge('Fitting', 30, VAT), aCharge('Wrapping', 2)],
  documentTaxes: [{ id: '41', name: 'Duty', percent: d(3) }],
  adjustment: d(-1),
  adjustmentDescription: 'kept',
};

describe('prices', () => {
  it('stay when nothing is said', () => {
    expect(applied(STANDING, {})).toEqual(somePricing(STANDING));
    expect(applied({}, {})).toEqual(somePricing());
  });

  it('do not decide which discounts count', () => {
    expect(applied(STANDING, { discountLevel: 'item_level' }).discountLevel).toBe('both');
  });

  it.each<[string, Record<string, unknown>, Partial<Pricing>]>([
    [
      'have another precision',
      { precision: 0 },
      { profile: { taxRounding: 'item_level', precision: 0, discountBase: 'taxed', basePrecision: 1 } },
    ],
    [
      'have a precision of 6 at most',
      { precision: 6 },
      { profile: { taxRounding: 'item_level', precision: 6, discountBase: 'taxed', basePrecision: 1 } },
    ],
    [
      'have their taxes rounded otherwise',
      { taxRounding: 'entity_level' },
      { profile: { taxRounding: 'entity_level', precision: 3, discountBase: 'taxed', basePrecision: 1 } },
    ],
    ['are without tax', { taxInclusive: false }, { taxInclusive: false }],
    [
      'have another discount',
      { discount: { kind: 'amount', value: '9' } },
      { discount: { kind: 'amount', value: d(9) } },
    ],
    ['have no discount', { discount: null }, { discount: undefined }],
    ['have the discount before tax', { discountBeforeTax: true }, { discountBeforeTax: true }],
    ['have an adjustment', { adjustment: '0.5' }, { adjustment: d('0.5') }],
    ['have no adjustment', { adjustment: null }, { adjustment: d(0) }],
    ['have the adjustment described', { adjustmentDescription: 'why' }, { adjustmentDescription: 'why' }],
    ['have the adjustment not described', { adjustmentDescription: null }, { adjustmentDescription: '' }],
  ])('%s', (_, input, fields) => {
    expect(applied(STANDING, input)).toEqual(somePricing({ ...STANDING, ...fields }));
  });

  it.each([-1, 7])('are refused a precision of %i', (precision) => {
    expect(refused(() => applied({}, { precision }))).toEqual({
      code: 'invalid_value',
      field: 'precision',
      reason: 'must be between 0 and 6',
    });
  });
});

describe('shipping', () => {
  it.each<[string, Pricing['shipping'], Record<string, unknown>, Pricing['shipping']]>([
    [
      'has a name of its own where it has none yet',
      undefined,
      { shippingCharge: '4' },
      aCharge('Shipping', 4),
    ],
    ['keeps name and tax', STANDING.shipping, { shippingCharge: '4' }, aCharge('Post', 4, VAT)],
    ['keeps the amount', STANDING.shipping, { shippingTax: null }, aCharge('Post', 7)],
    [
      'has a tax before it has an amount',
      undefined,
      { shippingTax: { id: '31' } },
      aCharge('Shipping', 0, VAT),
    ],
    ['keeps its tax without an amount', STANDING.shipping, { shippingCharge: null }, aCharge('Post', 0, VAT)],
    ['goes with its amount', aCharge('Post', 7), { shippingCharge: '0' }, undefined],
    ['goes with amount and tax', STANDING.shipping, { shippingCharge: null, shippingTax: null }, undefined],
    ['is none while nothing is said of it', undefined, {}, undefined],
  ])('%s', (_, shipping, input, result) => {
    expect(applied({ shipping }, input).shipping).toEqual(result);
  });

  it('is refused a tax that nobody knows', () => {
    expect(refused(() => applied({}, { shippingTax: { id: '39' } }))).toEqual({
      code: 'unknown_reference',
      field: 'shippingTax',
      kind: 'tax',
      id: '39',
    });
  });
});

describe('further charges', () => {
  it.each<[string, { name: string; amount?: string | null }[], Pricing['charges']]>([
    ['stay', [], [aCharge('Fitting', 30, VAT), aCharge('Wrapping', 2)]],
    [
      'stay when they are named alone',
      [{ name: 'Fitting' }],
      [aCharge('Fitting', 30, VAT), aCharge('Wrapping', 2)],
    ],
    [
      'change in their place and keep their tax',
      [{ name: 'Fitting', amount: '5' }],
      [aCharge('Fitting', 5, VAT), aCharge('Wrapping', 2)],
    ],
    ['go', [{ name: 'Fitting', amount: '0' }], [aCharge('Wrapping', 2)]],
    ['go by null', [{ name: 'Wrapping', amount: null }], [aCharge('Fitting', 30, VAT)]],
    [
      'come last and untaxed',
      [{ name: 'Toll', amount: '1' }],
      [aCharge('Fitting', 30, VAT), aCharge('Wrapping', 2), aCharge('Toll', 1)],
    ],
    [
      'that never were do not go',
      [{ name: 'Toll', amount: null }],
      [aCharge('Fitting', 30, VAT), aCharge('Wrapping', 2)],
    ],
  ])('%s', (_, charges, result) => {
    expect(applied(STANDING, { charges }).charges).toEqual(result);
  });
});

describe('document taxes', () => {
  it.each<[string, unknown, Pricing['documentTaxes']]>([
    ['are cleared', null, []],
    [
      'stated as they stand keep their id',
      [{ name: 'Duty', percent: '3' }],
      [{ id: '41', name: 'Duty', percent: d(3) }],
    ],
    ['of another percentage are others', [{ name: 'Duty', percent: '4' }], [{ name: 'Duty', percent: d(4) }]],
    ['of another name are others', [{ name: 'Toll', percent: '3' }], [{ name: 'Toll', percent: d(3) }]],
    [
      'as an amount have no percentage',
      [{ name: 'Duty', percent: '3', amount: '8' }],
      [{ name: 'Duty', amount: d(8) }],
    ],
    [
      'may be several',
      [
        { name: 'Toll', amount: '0' },
        { name: 'Duty', percent: '3' },
      ],
      [
        { name: 'Toll', amount: d(0) },
        { id: '41', name: 'Duty', percent: d(3) },
      ],
    ],
  ])('%s', (_, documentTaxes, result) => {
    expect(applied(STANDING, { documentTaxes }).documentTaxes).toStrictEqual(result);
  });
});
