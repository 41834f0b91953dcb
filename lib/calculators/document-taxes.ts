import { ZERO } from '../domain/decimal.ts';
import type { DocumentTax } from '../domain/pricing.ts';
import { toUnits } from './minor-units.ts';
import { fractionOf, ratio, roundHalfUp, times } from './ratio.ts';
import type { TaxFigure } from './tax-figures.ts';

/**
 * Taxes of the second stage: round(percent x base), or the stated amount, which wins.
 * Their base is the document after its line taxes and its discount, so it already holds tax.
 */
export function documentTaxes(taxes: readonly DocumentTax[], base: bigint, precision: number): TaxFigure[] {
  return taxes.map(({ id, name, percent = ZERO, amount }) => ({
    tax: { id, name, percent },
    base,
    amount:
      amount === undefined
        ? roundHalfUp(times(ratio(base), fractionOf(percent)))
        : toUnits(amount, precision),
  }));
}
