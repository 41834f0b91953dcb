import { describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import { aCharge, aDraft, aLine, amountOff, aTax, percentOff } from '../support/drafts.ts';

/** What the caller hears: the field and the reason, or nothing when the draft is fine. */
function refusalOf(draft: TotalsDraft): string | undefined {
  try {
    calculateTotals(draft);
    return undefined;
  } catch (error) {
    if (!isOrderError(error, 'invalid_value')) throw error;
    return `${error.details.field}: ${error.details.reason}`;
  }
}

const NEGATIVE = 'must not be negative';
const PERCENT = 'a percentage must be from 0 to 100';
const DECIMALS = 'has more than 10 decimals';
const DIGITS = 'has more than 15 digits before the decimal point';
const PLACES = 'must be a whole number from 0 to 6';
const TOO_MUCH = 'is more than the amount that it is taken off';
const LONG = '1.00000000001';
const LARGE = '1000000000000000';
const fine = aLine('1');

const refused: [refusal: string, draft: TotalsDraft][] = [
  [`lines[1].rate: ${NEGATIVE}`, aDraft({ lines: [fine, aLine('-1')] })],
  [`lines[0].rate: ${DECIMALS}`, aDraft({ lines: [aLine(LONG)] })],
  [`lines[0].rate: ${DIGITS}`, aDraft({ lines: [aLine(LARGE)] })],
  [`lines[3].quantity: ${NEGATIVE}`, aDraft({ lines: [fine, fine, fine, aLine('1', '-0.5')] })],
  [`lines[0].quantity: ${DECIMALS}`, aDraft({ lines: [aLine('1', LONG)] })],
  [`lines[0].quantity: ${DIGITS}`, aDraft({ lines: [aLine('1', LARGE)] })],
  [`lines[0].taxes[1].percent: ${PERCENT}`, aDraft({ lines: [aLine('1', '1', [aTax('5'), aTax('100.1')])] })],
  [`lines[0].taxes[0].percent: ${NEGATIVE}`, aDraft({ lines: [aLine('1', '1', [aTax('-5')])] })],
  [`lines[0].taxes[0].percent: ${DECIMALS}`, aDraft({ lines: [aLine('1', '1', [aTax(LONG)])] })],
  [`discount: ${PERCENT}`, aDraft({ lines: [fine], discount: percentOff('101') })],
  [`discount: ${NEGATIVE}`, aDraft({ lines: [fine], discount: percentOff('-1') })],
  [`discount: ${DECIMALS}`, aDraft({ lines: [fine], discount: percentOff(LONG) })],
  [`discount: ${NEGATIVE}`, aDraft({ lines: [fine], discount: amountOff('-0.01') })],
  [`discount: ${DIGITS}`, aDraft({ lines: [fine], discount: amountOff(LARGE) })],
  [`discount: ${TOO_MUCH}`, aDraft({ lines: [fine], discount: amountOff('1.01') })],
  [`discount: ${TOO_MUCH}`, aDraft({ discountBeforeTax: false, lines: [fine], discount: amountOff('1.01') })],
  [`discount: ${TOO_MUCH}`, aDraft({ discountLevel: 'both', lines: [fine], discount: amountOff('2') })],
  [
    `lines[0].discount: ${TOO_MUCH}`,
    aDraft({ discountLevel: 'item_level', lines: [aLine('2', '2', [], amountOff('4.01'))] }),
  ],
  [
    `lines[0].discount: ${PERCENT}`,
    aDraft({ discountLevel: 'both', lines: [aLine('2', '2', [], percentOff('100.01'))] }),
  ],
  [`shipping.amount: ${NEGATIVE}`, aDraft({ shipping: aCharge('-1') })],
  [`shipping.amount: ${DIGITS}`, aDraft({ shipping: aCharge(LARGE) })],
  [`shipping.taxes[0].percent: ${PERCENT}`, aDraft({ shipping: aCharge('1', [aTax('101')]) })],
  [`charges[1].amount: ${NEGATIVE}`, aDraft({ charges: [aCharge('1'), aCharge('-1')] })],
  [`charges[0].taxes[0].percent: ${PERCENT}`, aDraft({ charges: [aCharge('1', [aTax('101')])] })],
  [
    `documentTaxes[0].percent: ${PERCENT}`,
    aDraft({ documentTaxes: [{ name: 'VAT', percent: decimal('101') }] }),
  ],
  [
    `documentTaxes[0].amount: ${NEGATIVE}`,
    aDraft({ documentTaxes: [{ name: 'VAT', amount: decimal('-1') }] }),
  ],
  [
    `documentTaxes[0].amount: ${DIGITS}`,
    aDraft({ documentTaxes: [{ name: 'VAT', amount: decimal(LARGE) }] }),
  ],
  [`adjustment: ${DIGITS}`, aDraft({ adjustment: decimal(`-${LARGE}`) })],
  [`total: ${NEGATIVE}`, aDraft({ lines: [fine], adjustment: decimal('-1.01') })],
  [`exchangeRate: must be above zero`, aDraft({ exchangeRate: decimal('0') })],
  [`exchangeRate: must be above zero`, aDraft({ exchangeRate: decimal('-1') })],
  [`profile.precision: ${PLACES}`, aDraft({ profile: { precision: 7 } })],
  [`profile.precision: ${PLACES}`, aDraft({ profile: { precision: -1 } })],
  [`profile.precision: ${PLACES}`, aDraft({ profile: { precision: 1.5 } })],
  [`profile.basePrecision: ${PLACES}`, aDraft({ profile: { basePrecision: 7 } })],
];

describe('a draft is refused with its field and the reason', () => {
  it.each(refused)('%s', (refusal, draft) => {
    expect(refusalOf(draft)).toBe(refusal);
  });
});

const accepted: [title: string, draft: TotalsDraft][] = [
  ['rates of 15 digits and 10 decimals', aDraft({ lines: [aLine('999999999999999.0123456789')] })],
  ['money with more decimals than it will keep', aDraft({ shipping: aCharge('1.00000000001') })],
  ['everything at zero', aDraft({ lines: [aLine('0', '0', [aTax('0')], percentOff('0'))] })],
  ['a tax of 100 %', aDraft({ lines: [aLine('1', '1', [aTax('100')])] })],
  ['a discount of all there is', aDraft({ lines: [fine], discount: amountOff('1') })],
  ['an adjustment down to nothing', aDraft({ lines: [fine], adjustment: decimal('-1') })],
  ['precisions at their limits', aDraft({ profile: { precision: 0, basePrecision: 6 } })],
  [
    'a senseless line discount that does not count',
    aDraft({ lines: [aLine('1', '1', [], percentOff('200'))] }),
  ],
  [
    'a senseless document discount that does not count',
    aDraft({ discountLevel: 'item_level', lines: [fine], discount: percentOff('200') }),
  ],
];

describe('a draft is accepted with', () => {
  it.each(accepted)('%s', (_, draft) => {
    expect(refusalOf(draft)).toBeUndefined();
  });
});

it('a line discount may take the gross as printed, though the exact gross is a little less', () => {
  const draft = aDraft({
    discountLevel: 'item_level',
    lines: [aLine('9.995', '1', [], amountOff('10')), aLine('9.994', '1', [], amountOff('9.99'))],
  });
  const [first, second] = calculateTotals(draft).lines;
  expect([first?.gross, first?.discountAmount, first?.itemTotal]).toEqual(['10', '10', '0']);
  expect([second?.gross, second?.discountAmount, second?.itemTotal]).toEqual(['9.99', '9.99', '0']);
});
