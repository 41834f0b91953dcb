/** Orders of the shapes that the dialects bring, and figures below the document's. */
import { describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import { aCharge, aDraft, aLine, amountOff, aTax, percentOff } from '../support/drafts.ts';

describe('orders with both discount levels', () => {
  it('CRM: taxed lines, a discount of the taxed sub total, a second tax stage, an adjustment', () => {
    const totals = calculateTotals(
      aDraft({
        profile: { discountBase: 'taxed' },
        discountLevel: 'both',
        discountBeforeTax: false,
        discount: percentOff('10'),
        lines: [aLine('50', '2', [aTax('10')], amountOff('10')), aLine('20', '1', [aTax('5')])],
        documentTaxes: [{ name: 'Levy', percent: decimal('2') }],
        adjustment: decimal('-0.16'),
      }),
    );
    expect(totals.lines.map((line) => [line.net, line.taxAmount])).toEqual([
      ['90', '9'],
      ['20', '1'],
    ]);
    expect(totals).toMatchObject({
      subTotal: '110',
      discountAmount: '12',
      documentTaxTotal: '2.16',
      taxTotal: '12.16',
      total: '110',
    });
    expect(totals.taxes.at(-1)).toEqual({ name: 'Levy', percent: '2', base: '108', amount: '2.16' });
  });

  it('Getfly: cash off the line, cash off the order, then VAT; transport and installation untaxed', () => {
    const totals = calculateTotals(
      aDraft({
        discountLevel: 'both',
        discount: amountOff('20'),
        lines: [aLine('100', '3', [aTax('10')], amountOff('30'))],
        shipping: aCharge('15'),
        charges: [aCharge('5', [], 'Installation')],
      }),
    );
    expect(totals).toMatchObject({ subTotal: '270', discountAmount: '20', taxTotal: '25', total: '295' });
  });

  it('a stated document tax is taken as it is, rounded, whatever its percentage says', () => {
    const documentTaxes = [{ id: '9', name: 'VAT', percent: decimal('10'), amount: decimal('3.335') }];
    const totals = calculateTotals(aDraft({ lines: [aLine('100')], documentTaxes }));
    expect(totals.taxes).toEqual([{ id: '9', name: 'VAT', percent: '10', base: '100', amount: '3.34' }]);
    expect(totals.total).toBe('103.34');
  });
});

describe('taxes of several bearers', () => {
  const fifth = [aTax('20')];

  it('three thirds of half a cent are half a cent, and round up', () => {
    const cents = [aLine('0.01', '1', fifth), aLine('0.01', '1', fifth), aLine('0.01', '1', fifth)];
    const totals = calculateTotals(aDraft({ taxInclusive: true, lines: cents }));
    expect(totals.taxTotal).toBe('0.01');
    expect(totals.lines.map((line) => line.taxAmount)).toEqual(['0.01', '0', '0']);
  });

  it('shipping with the tax of a line goes into its entry, and is rounded with it', () => {
    const totals = calculateTotals(
      aDraft({ lines: [aLine('0.02', '1', fifth)], shipping: aCharge('0.01', fifth) }),
    );
    expect(totals.taxes).toEqual([
      { id: 'tax-20', name: 'Tax 20', percent: '20', base: '0.03', amount: '0.01' },
    ]);
    expect([totals.lines[0]?.taxAmount, totals.shipping.taxAmount]).toEqual(['0.01', '0']);
  });

  it('one name at two percentages is two taxes', () => {
    const lines = ['5', '10'].map((percent) => aLine('100', '1', [aTax(percent, { id: '1', name: 'VAT' })]));
    expect(calculateTotals(aDraft({ lines })).taxes.map((tax) => tax.amount)).toEqual(['5', '10']);
  });

  it('base and tax are the price again where a price holds one tax', () => {
    const totals = calculateTotals(aDraft({ taxInclusive: true, lines: [aLine('24.99', '1', fifth)] }));
    expect(totals.taxes).toEqual([
      { id: 'tax-20', name: 'Tax 20', percent: '20', base: '20.82', amount: '4.17' },
    ]);
  });
});

it('a line is rounded after its discount is taken off, not before', () => {
  const lines = [aLine('10.125', '1', [], percentOff('10'))];
  const [line] = calculateTotals(aDraft({ discountLevel: 'item_level', lines })).lines;
  expect(line).toMatchObject({ gross: '10.13', discountAmount: '1.02', itemTotal: '9.11' });
});

it('base figures are converted one by one, the rate of a line included', () => {
  const totals = calculateTotals(
    aDraft({
      profile: { basePrecision: 1 },
      exchangeRate: decimal('0.5'),
      lines: [aLine('0.1', '1', [aTax('10')]), aLine('0.1', '1', [aTax('10')])],
    }),
  );
  expect(totals.lines.map((line) => [line.baseRate, line.baseItemTotal])).toEqual([
    ['0.1', '0.1'],
    ['0.1', '0.1'],
  ]);
  expect(totals).toMatchObject({ baseSubTotal: '0.1', baseTaxTotal: '0', baseTotal: '0.1' });
});

it('an order can be handed over as it is, with everything else that it knows', () => {
  const { exchangeRate, lines, ...pricing } = aDraft({ lines: [aLine('5', '2')] });
  const order = {
    id: '1',
    pricing: { ...pricing, adjustmentDescription: '' },
    lines: lines.map((line) => ({ ...line, id: '2' })),
  };
  const totals = calculateTotals({ ...order.pricing, exchangeRate, lines: order.lines });
  expect(totals.total).toBe('10');
});
