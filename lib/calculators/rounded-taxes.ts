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

export interface RoundedTax {
  tax: AppliedTax;
  amount: Units;
}

/** Rounds the taxes of every line and charge (one row each); the rows keep their places. */
export function roundedTaxes(rows: readonly ExactTax[][], level: TaxRounding): RoundedTax[][] {
  const amountOf = level === 'item_level' ? roundEach : roundOncePerTax(rows.flat());
  return rows.map((row) => row.map((part) => ({ tax: part.tax, amount: amountOf(part) })));
}

function roundEach({ exact }: ExactTax): Units {
  return roundHalfUp(exact);
}

/** Sums each tax exactly, rounds once, and spreads the rounded tax over its parts, which so add up to it. */
function roundOncePerTax(parts: readonly ExactTax[]): (part: ExactTax) => Units {
  const amounts = new Map<ExactTax, Units>();
  for (const sharers of Map.groupBy(parts, ({ tax }) => taxKey(tax)).values()) {
    const weights = sharers.map(({ exact }) => exact);
    const shares = spreadByLargestRemainder(roundHalfUp(sum(weights)), weights);
    sharers.forEach((part, index) => amounts.set(part, shares[index] ?? 0n));
  }
  return (part) => amounts.get(part) ?? 0n;
}
