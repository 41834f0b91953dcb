import { describe, expect, it } from 'vitest';
import { applySoleTax } from '../../lib/apply/sole-tax.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { DocumentTax } from '../../lib/domain/pricing.ts';
import { NO_TOTALS } from '../../lib/domain/totals.ts';
import { aCharge, aLine, anOrder, aTax, d, somePricing, stated } from '../support/plain-order.ts';

const VAT = (fields: { percent?: number; amount?: number }): DocumentTax => ({
  name: 'VAT',
  ...(fields.percent !== undefined && { percent: d(fields.percent) }),
  ...(fields.amount !== undefined && { amount: d(fields.amount) }),
});
const taxed = (...documentTaxes: DocumentTax[]) =>
  anOrder({ pricing: somePricing({ documentTaxes }), totals: { ...NO_TOTALS, taxTotal: d(2) } });
const sole = (tax: Record<string, unknown>) => stated({ soleTax: { name: 'VAT', ...tax } });
const taxesAfter = (base: SalesOrder, tax: Record<string, unknown>) =>
  applySoleTax(base, base, sole(tax)).pricing.documentTaxes;

describe('one tax for the whole order', () => {
  it.each<[string, DocumentTax[], Record<string, unknown>, DocumentTax[]]>([
    ['by percentage', [], { percent: '10' }, [VAT({ percent: 10 })]],
    ['by amount', [], { amount: '5' }, [VAT({ amount: 5 })]],
    ['by both', [], { percent: '10', amount: '5' }, [VAT({ percent: 10, amount: 5 })]],
    ['of nothing is none', [VAT({ percent: 10 })], { percent: '0' }, []],
    ['is forgotten by null', [VAT({ percent: 10 })], { percent: null }, []],
    [
      'is forgotten by null, with its amount',
      [VAT({ percent: 10, amount: 5 })],
      { percent: null, amount: null },
      [],
    ],
    [
      'has no percentage but an amount',
      [VAT({ percent: 10 })],
      { percent: null, amount: '2' },
      [VAT({ amount: 2 })],
    ],
    [
      'keeps its percentage beside another amount',
      [VAT({ percent: 10 })],
      { amount: '5' },
      [VAT({ percent: 10, amount: 5 })],
    ],
    [
      'ends an amount by a percentage alone',
      [VAT({ percent: 10, amount: 5 })],
      { percent: '10' },
      [VAT({ percent: 10 })],
    ],
    ['ends an amount by null', [VAT({ percent: 10, amount: 5 })], { amount: null }, [VAT({ percent: 10 })]],
    [
      'of an amount of 0 is an amount beside a percentage',
      [],
      { percent: '10', amount: '0' },
      [VAT({ percent: 10, amount: 0 })],
    ],
    ['of an amount of 0 alone is none', [VAT({ amount: 5 })], { percent: null, amount: '0' }, []],
    [
      'changes to another percentage',
      [VAT({ percent: 10 })],
      { percent: '8', amount: '2' },
      [VAT({ percent: 8, amount: 2 })],
    ],
    [
      'takes the place of several',
      [VAT({ percent: 10 }), { name: 'Duty', percent: d(1) }],
      { percent: '8' },
      [VAT({ percent: 8 })],
    ],
  ])('%s', (_, standing, tax, result) => {
    expect(taxesAfter(taxed(...standing), tax)).toStrictEqual(result);
  });

  it.each<[string, DocumentTax[], Record<string, unknown>]>([
    ['the percentage', [VAT({ percent: 10 })], { percent: '10', name: 'Other' }],
    ['the amount of all taxes', [VAT({ percent: 10 })], { amount: '2', name: 'Other' }],
    ['both', [VAT({ percent: 10, amount: 2 })], { percent: '10', amount: '2', name: 'Other' }],
    ['no percentage where none stands', [], { percent: '0' }],
    ['nothing', [VAT({ percent: 10 })], { name: 'Other' }],
  ])('stays when it is said as it stands: %s', (_, standing, tax) => {
    const base = taxed(...standing);
    const after = { ...base, notes: 'after' };
    expect(applySoleTax(base, after, sole(tax))).toBe(after);
  });

  it('is in the place of those on lines, shipping and charges', () => {
    const group = { id: '9', name: 'G' };
    const base = anOrder({
      lines: [aLine({ taxes: [aTax('A', 5)], group })],
      pricing: somePricing({
        shipping: aCharge('Shipping', 3, aTax('A', 5)),
        charges: [{ ...aCharge('Fitting', 2, aTax('A', 5)), group }],
      }),
    });
    const after = applySoleTax(base, base, sole({ percent: '10' }));
    expect(after).toEqual({
      ...base,
      lines: [aLine()],
      pricing: somePricing({
        shipping: aCharge('Shipping', 3),
        charges: [aCharge('Fitting', 2)],
        documentTaxes: [VAT({ percent: 10 })],
      }),
    });
    expect(applySoleTax(taxed(), taxed(), sole({ percent: '10' })).pricing.shipping).toBeUndefined();
  });

  it('that all lines bear alike is known as it stands', () => {
    const base = anOrder({ lines: [aLine({ taxes: [aTax('A', 5)] }), aLine({ taxes: [aTax('B', 5)] })] });
    expect(applySoleTax(base, base, sole({ percent: '5' }))).toBe(base);
  });
});

describe('a stated amount of tax', () => {
  const base = taxed(
    VAT({ percent: 10, amount: 5 }),
    { name: 'Duty', amount: d(1) },
    { name: 'Toll', percent: d(3) },
  );
  const ENDED = [VAT({ percent: 10 }), { name: 'Duty', amount: d(1) }, { name: 'Toll', percent: d(3) }];
  const ten = { kind: 'percent', value: d(10) } as const;

  it.each<[string, Partial<SalesOrder>]>([
    ['the rate', { lines: [aLine({ rate: d(11) })] }],
    ['the quantity', { lines: [aLine({ quantity: d(3) })] }],
    ['the discount of a line', { lines: [aLine({ discount: ten })] }],
    ['the number of lines', { lines: [aLine(), aLine()] }],
    ['the discount', { pricing: { ...base.pricing, discount: ten } }],
    ['the level of discounts', { pricing: { ...base.pricing, discountLevel: 'both' } }],
  ])('ends with %s, where a percentage can take its place', (_, fields) => {
    const after = { ...base, ...fields };
    expect(applySoleTax(base, after, stated({}))).toStrictEqual({
      ...after,
      pricing: { ...after.pricing, documentTaxes: ENDED },
    });
  });

  it.each<[string, Partial<SalesOrder>, Record<string, unknown>]>([
    ['when the name of a line changes', { lines: [aLine({ name: 'Bed' })] }, {}],
    ['when shipping changes', { pricing: { ...base.pricing, shipping: aCharge('Shipping', 1) } }, {}],
    ['when the lines change and the taxes are stated', { lines: [] }, { documentTaxes: [] }],
    ['when the lines change and the taxes are cleared', { lines: [] }, { documentTaxes: null }],
    ['when the lines change and their amount is stated', { lines: [] }, { documentTaxAmount: '5' }],
    ['when the lines change and their amount is cleared', { lines: [] }, { documentTaxAmount: null }],
  ])('stays %s', (_, fields, input) => {
    const after = { ...base, ...fields };
    expect(applySoleTax(base, after, stated(input))).toBe(after);
  });
});
