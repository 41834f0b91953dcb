import { ZERO } from '../domain/decimal.ts';
import type { Charge } from '../domain/pricing.ts';
import type { LineAmounts } from './line-amounts.ts';
import { ratio } from './ratio.ts';
import { toUnits } from './minor-units.ts';
import { spreadByLargestRemainder } from './spread-by-largest-remainder.ts';
import type { Taxable } from './tax-figures.ts';

export interface TaxableLine extends LineAmounts, Taxable {
  discountShare: bigint;
}

export interface TaxableCharge extends Taxable {
  name: string;
  amount: bigint;
}

/** An order without shipping has a shipping of nothing, so that no figure has to ask. */
export const NO_SHIPPING: Charge = { name: '', amount: ZERO, taxes: [] };

/** Lines after their shares of a document discount taken before tax: in proportion to item total, by largest remainder. */
export function taxableLines(lines: readonly LineAmounts[], discountBeforeTax: bigint): TaxableLine[] {
  const weights = lines.map(({ itemTotal }) => ratio(itemTotal));
  const shares = spreadByLargestRemainder(discountBeforeTax, weights);
  return lines.map((amounts, index) => {
    const discountShare = shares[index] ?? 0n;
    const taxableAmount = amounts.itemTotal - discountShare;
    return { ...amounts, discountShare, taxableAmount, applied: amounts.stated.taxes };
  });
}

/** Shipping and further charges: no discount reaches them. */
export function taxableCharge({ name, amount, taxes }: Charge, precision: number): TaxableCharge {
  const rounded = toUnits(amount, precision);
  return { name, amount: rounded, taxableAmount: rounded, applied: taxes };
}
