import type { AppliedTax } from '../domain/pricing.ts';
import { over, percentOf, plus, sum, times, WHOLE, type Ratio } from './ratio.ts';

export interface TaxFraction {
  tax: AppliedTax;
  /** Of the taxable amount. */
  fraction: Ratio;
}

/**
 * The part of a taxable amount that each of its taxes takes, in the order of the taxes.
 * Exclusive prices: effective rate. Inclusive prices: effective rate / (1 + sum of effective rates).
 */
export function taxFractions(taxes: readonly AppliedTax[], inclusive: boolean): TaxFraction[] {
  const rates = effectiveRates(taxes);
  if (!inclusive) return rates;
  const priceOfOne = plus(WHOLE, sum(rates.map((rate) => rate.fraction)));
  return rates.map(({ tax, fraction }) => ({ tax, fraction: over(fraction, priceOfOne) }));
}

/**
 * A plain tax has the rate that it states. A compound tax is charged on the net *and* on the taxes that it counts:
 * rate x (1 + effective rates of the plain taxes and of the compound taxes before it).
 */
function effectiveRates(taxes: readonly AppliedTax[]): TaxFraction[] {
  const plain = taxes.filter((tax) => !tax.compound).map((tax) => percentOf(tax.percent));
  let counted = plus(WHOLE, sum(plain));
  return taxes.map((tax) => {
    const rate = percentOf(tax.percent);
    if (!tax.compound) return { tax, fraction: rate };
    const effective = times(rate, counted);
    counted = plus(counted, effective);
    return { tax, fraction: effective };
  });
}
