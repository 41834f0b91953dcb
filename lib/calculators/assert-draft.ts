/** The limits within which the arithmetic is promised to be exact and meaningful. */
import {
  compareDecimals,
  decimalPlaces,
  HUNDRED,
  integerDigits,
  isNegative,
  ZERO,
  type Decimal,
} from '../domain/decimal.ts';
import type { AppliedTax, ArithmeticProfile, Charge, Discount } from '../domain/pricing.ts';
import { refuse } from './refuse.ts';
import type { DraftLine, TotalsDraft } from './totals-draft.ts';

const MOST_DECIMALS = 10;
const MOST_INTEGER_DIGITS = 15;
const HIGHEST_PRECISION = 6;

/** Throws `invalid_value` with the path of the first field that is out of bounds. Discounts that do not count are not read. */
export function assertDraft(draft: TotalsDraft): void {
  assertProfile(draft.profile);
  if (compareDecimals(draft.exchangeRate, ZERO) <= 0) refuse('exchangeRate', 'must be above zero');
  draft.lines.forEach((line, index) =>
    assertLine(`lines[${index}]`, line, draft.discountLevel !== 'entity_level'),
  );
  if (draft.discountLevel !== 'item_level') assertDiscount('discount', draft.discount);
  if (draft.shipping) assertCharge('shipping', draft.shipping);
  draft.charges.forEach((charge, index) => assertCharge(`charges[${index}]`, charge));
  draft.documentTaxes.forEach(({ percent, amount }, index) => {
    if (percent !== undefined) assertPercent(`documentTaxes[${index}].percent`, percent);
    if (amount !== undefined) assertPositiveMoney(`documentTaxes[${index}].amount`, amount);
  });
  assertMoney('adjustment', draft.adjustment);
}

function assertProfile(profile: ArithmeticProfile): void {
  for (const field of ['precision', 'basePrecision'] as const) {
    const places = profile[field];
    if (!Number.isInteger(places) || places < 0 || places > HIGHEST_PRECISION) {
      refuse(`profile.${field}`, `must be a whole number from 0 to ${HIGHEST_PRECISION}`);
    }
  }
}

function assertLine(field: string, line: DraftLine, discountCounts: boolean): void {
  assertMeasure(`${field}.rate`, line.rate);
  assertMeasure(`${field}.quantity`, line.quantity);
  if (discountCounts) assertDiscount(`${field}.discount`, line.discount);
  assertTaxes(field, line.taxes);
}

function assertCharge(field: string, charge: Charge): void {
  assertPositiveMoney(`${field}.amount`, charge.amount);
  assertTaxes(field, charge.taxes);
}

function assertTaxes(field: string, taxes: readonly AppliedTax[]): void {
  taxes.forEach((tax, index) => assertPercent(`${field}.taxes[${index}].percent`, tax.percent));
}

function assertDiscount(field: string, discount: Discount | undefined): void {
  if (discount?.kind === 'percent') assertPercent(field, discount.value);
  if (discount?.kind === 'amount') assertPositiveMoney(field, discount.value);
}

function assertPercent(field: string, value: Decimal): void {
  assertMeasure(field, value);
  if (compareDecimals(value, HUNDRED) > 0) refuse(field, 'a percentage must be from 0 to 100');
}

function assertMeasure(field: string, value: Decimal): void {
  assertPositiveMoney(field, value);
  if (decimalPlaces(value) > MOST_DECIMALS) refuse(field, `has more than ${MOST_DECIMALS} decimals`);
}

function assertPositiveMoney(field: string, value: Decimal): void {
  if (isNegative(value)) refuse(field, 'must not be negative');
  assertMoney(field, value);
}

/** Money may have any number of decimals: they are rounded to the order's precision. */
function assertMoney(field: string, value: Decimal): void {
  if (integerDigits(value) > MOST_INTEGER_DIGITS) {
    refuse(field, `has more than ${MOST_INTEGER_DIGITS} digits before the decimal point`);
  }
}
