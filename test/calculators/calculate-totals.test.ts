import { describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import { aCharge, aDraft, aLine, amountOff, aTax, percentOff } from '../support/drafts.ts';

/** The document figures of a draft as one line of text: sub total - discount + tax = total. */
function figuresOf(draft: TotalsDraft): string {
  const { subTotal, discountAmount, taxTotal, total } = calculateTotals(draft);
  return `${subTotal} - ${discountAmount} + ${taxTotal} = ${total}`;
}

describe('document figures on exclusive prices', () => {
  const tenth = [aTax('10')];
  const cases: [title: string, draft: TotalsDraft, figures: string][] = [
    [
      'the published sample: 20 % off before 12 % tax, untaxed shipping',
      aDraft({
        lines: [aLine('122', '2', [aTax('12')])],
        discount: percentOff('20'),
        shipping: aCharge('7'),
      }),
      '244 - 48.8 + 23.42 = 225.62',
    ],
    ['a tenth times three is exact', aDraft({ lines: [aLine('0.1', '3')] }), '0.3 - 0 + 0 = 0.3'],
    ['an empty order is nothing', aDraft(), '0 - 0 + 0 = 0'],
    ['half a cent of gross rounds up', aDraft({ lines: [aLine('0.005')] }), '0.01 - 0 + 0 = 0.01'],
    [
      'a tax is rounded once on the summed base',
      aDraft({ lines: [aLine('1.05', '1', tenth), aLine('1.05', '1', tenth), aLine('1.05', '1', tenth)] }),
      '3.15 - 0 + 0.32 = 3.47',
    ],
    [
      'at item level a tax is rounded on each line',
      aDraft({
        profile: { taxRounding: 'item_level' },
        lines: [aLine('1.05', '1', tenth), aLine('1.05', '1', tenth), aLine('1.05', '1', tenth)],
      }),
      '3.15 - 0 + 0.33 = 3.48',
    ],
    [
      'an amount off before tax lowers the tax',
      aDraft({ lines: [aLine('100', '1', tenth)], discount: amountOff('10') }),
      '100 - 10 + 9 = 99',
    ],
    [
      'an amount off after tax leaves it',
      aDraft({ lines: [aLine('100', '1', tenth)], discount: amountOff('10'), discountBeforeTax: false }),
      '100 - 10 + 10 = 100',
    ],
    [
      'a percentage off after tax is taken of the untaxed sub total',
      aDraft({ lines: [aLine('100', '1', tenth)], discount: percentOff('50'), discountBeforeTax: false }),
      '100 - 50 + 10 = 60',
    ],
    [
      'or of the taxed one, when the profile says so',
      aDraft({
        profile: { discountBase: 'taxed' },
        lines: [aLine('100', '1', tenth)],
        discount: percentOff('50'),
        discountBeforeTax: false,
      }),
      '100 - 55 + 10 = 55',
    ],
    [
      'the taxes of shipping and charges count',
      aDraft({
        lines: [aLine('100', '1', tenth)],
        shipping: aCharge('7', tenth),
        charges: [aCharge('3', [aTax('20')], 'Installation')],
      }),
      '100 - 0 + 11.3 = 121.3',
    ],
    [
      'a negative adjustment rounds away from zero',
      aDraft({ lines: [aLine('10')], adjustment: decimal('-0.005') }),
      '10 - 0 + 0 = 9.99',
    ],
    [
      'everything off leaves nothing to tax',
      aDraft({ lines: [aLine('99.99', '3', tenth)], discount: percentOff('100') }),
      '299.97 - 299.97 + 0 = 0',
    ],
  ];
  it.each(cases)('%s', (_, draft, figures) => {
    expect(figuresOf(draft)).toBe(figures);
  });
});

describe('discount levels', () => {
  const draft = {
    lines: [aLine('100', '1', [], percentOff('10')), aLine('50', '2', [], amountOff('20'))],
    discount: percentOff('50'),
  };
  it.each([
    ['entity_level', '200 - 100 + 0 = 100'],
    ['item_level', '170 - 0 + 0 = 170'],
    ['both', '170 - 85 + 0 = 85'],
  ] as const)('%s', (discountLevel, figures) => {
    expect(figuresOf(aDraft({ ...draft, discountLevel }))).toBe(figures);
  });
});

describe('document figures on inclusive prices', () => {
  const cases: [title: string, draft: TotalsDraft, figures: string][] = [
    [
      'the gross is the total',
      aDraft({ taxInclusive: true, lines: [aLine('110', '1', [aTax('10')])] }),
      '110 - 0 + 10 = 110',
    ],
    [
      'a discount before tax lowers the tax inside',
      aDraft({
        taxInclusive: true,
        lines: [aLine('110', '1', [aTax('10')])],
        discount: percentOff('50'),
        shipping: aCharge('11', [aTax('10')]),
      }),
      '110 - 55 + 6 = 66',
    ],
    [
      'a discount after tax does not',
      aDraft({
        taxInclusive: true,
        discountBeforeTax: false,
        lines: [aLine('110', '1', [aTax('10')])],
        discount: percentOff('50'),
      }),
      '110 - 55 + 10 = 55',
    ],
    [
      'a compound tax counts the plain one: 100 + 10 + 5.5',
      aDraft({
        taxInclusive: true,
        lines: [aLine('115.5', '1', [aTax('10'), aTax('5', { compound: true })])],
      }),
      '115.5 - 0 + 15.5 = 115.5',
    ],
    [
      'a second-stage tax comes on top',
      aDraft({
        taxInclusive: true,
        lines: [aLine('110', '1', [aTax('10')])],
        documentTaxes: [{ name: 'VAT', percent: decimal('5') }],
      }),
      '110 - 0 + 15.5 = 115.5',
    ],
  ];
  it.each(cases)('%s', (_, draft, figures) => {
    expect(figuresOf(draft)).toBe(figures);
  });
});
