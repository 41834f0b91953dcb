/** The two rounding levels. Everything else about taxes is the same for both. */
import type { AppliedTax, TaxRounding } from '../domain/pricing.ts';
import type { Units } from './minor-units.ts';
import { roundHalfUp, sum, type Ratio } from './ratio.ts';
import { spreadByLargestRemainder } from './spread-by-largest-remainder.ts';
import { taxKey } from './tax-key.ts';

/** A tax on one line or charge in exact minor units. */
export interface ExactTax {
  tax: AppliedTax;
  exact: Ratio;
}

/** The rounded amount of each of these taxes, which must be all of a document's first-stage taxes. */
export type AmountOf = (tax: ExactTax) => Units;

export function roundedTaxes(taxes: readonly ExactTax[], level: TaxRounding): AmountOf {
  return level === 'item_level' ? roundEach : roundOncePerTax(taxes);
}

function roundEach({ exact }: ExactTax): Units {
  return roundHalfUp(exact);
}

/** Sums each tax exactly, rounds once, and spreads the rounded tax over its parts, which so add up to it. */
function roundOncePerTax(taxes: readonly ExactTax[]): AmountOf {
  const amounts = new Map<ExactTax, Units>();
  for (const parts of Map.groupBy(taxes, ({ tax }) => taxKey(tax)).values()) {
    const weights = parts.map(({ exact }) => exact);
    const shares = spreadByLargestRemainder(roundHalfUp(sum(weights)), weights);
    parts.forEach((part, index) => amounts.set(part, shares[index] ?? 0n));
  }
  return (tax) => amounts.get(tax) ?? 0n;
}
