import type { AppliedTax } from '../domain/pricing.ts';
import { minus, over, fractionOf, plus, sumRatios, times, WHOLE, type Ratio } from './ratio.ts';
import { taxKey } from './tax-key.ts';

/** What one tax makes of a taxable amount; both are fractions of that amount. */
export interface TaxFraction {
  /** See `taxKey`. */
  key: string;
  tax: AppliedTax;
  amount: Ratio;
  /** Of a net of one: what the tax is charged on, and what it comes to. */
  base: Ratio;
  rate: Ratio;
  /** Net and taxes, on inclusive prices. */
  price?: Ratio;
  /** How far the tax's base lies from the taxable amount: below it on inclusive prices, above it on exclusive ones. */
  baseGap: Ratio;
}

/** `taxFractions`, worked out once for each treatment that a document uses: its lines mostly share a few. */
export function fractionsByTreatment(inclusive: boolean): (taxes: readonly AppliedTax[]) => TaxFraction[] {
  const known = new Map<string, TaxFraction[]>();
  return (taxes) => {
    const treatment = taxes.map((tax) => `${taxKey(tax)}${tax.compound}`).join();
    const fractions = known.get(treatment) ?? taxFractions(taxes, inclusive);
    known.set(treatment, fractions);
    return fractions;
  };
}

/**
 * The part of a taxable amount that each of its taxes takes, in the order of the taxes.
 * Exclusive prices: effective rate. Inclusive prices: effective rate / (1 + sum of effective rates).
 */
function taxFractions(taxes: readonly AppliedTax[], inclusive: boolean): TaxFraction[] {
  const rates = effectiveRates(taxes);
  if (!inclusive) {
    return rates.map(({ tax, base, rate }) => {
      return { key: taxKey(tax), tax, base, rate, amount: rate, baseGap: minus(base, WHOLE) };
    });
  }
  const price = plus(WHOLE, sumRatios(rates.map(({ rate }) => rate)));
  return rates.map(({ tax, base, rate }) => ({
    key: taxKey(tax),
    tax,
    base,
    rate,
    price,
    amount: over(rate, price),
    baseGap: over(minus(price, base), price),
  }));
}

/** On a net of one: what the tax is charged on, and what it comes to. */
interface EffectiveRate {
  tax: AppliedTax;
  base: Ratio;
  rate: Ratio;
}

/**
 * A plain tax has the rate that it states. A compound tax is charged on the net *and* on the taxes that it counts:
 * rate x (1 + effective rates of the plain taxes and of the compound taxes before it).
 */
function effectiveRates(taxes: readonly AppliedTax[]): EffectiveRate[] {
  const plain = taxes.filter((tax) => !tax.compound).map((tax) => fractionOf(tax.percent));
  let counted = plus(WHOLE, sumRatios(plain));
  return taxes.map((tax) => {
    const stated = fractionOf(tax.percent);
    if (!tax.compound) return { tax, base: WHOLE, rate: stated };
    const base = counted;
    const rate = times(stated, base);
    counted = plus(base, rate);
    return { tax, base, rate };
  });
}
