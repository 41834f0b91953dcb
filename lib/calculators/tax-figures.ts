import type { AppliedTax, TaxRounding } from '../domain/pricing.ts';
import { sumUnits } from './minor-units.ts';
import { ratio, times } from './ratio.ts';
import { roundedParts } from './rounded-taxes.ts';
import { fractionsByTreatment, type TaxFraction } from './tax-fractions.ts';
import { tellTaxes, type HeardTaxes } from './tax-steps.ts';
import type { Trace } from './trace.ts';

/** A line after its discounts, or a charge. */
export interface Taxable {
  /** What its taxes fall on in minor units; they are inside on inclusive prices. */
  taxableAmount: bigint;
  applied: readonly AppliedTax[];
}

/** One tax in minor units. */
export interface TaxFigure {
  tax: Pick<AppliedTax, 'id' | 'name' | 'percent'>;
  /** What the tax was computed on, rounded for show. */
  base: bigint;
  amount: bigint;
}

export interface KeyedTaxFigure extends TaxFigure {
  /** The same for every figure that belongs into one entry of the breakdown. */
  key: string;
}

export interface TaxedFigures {
  /** The taxable amount without tax. */
  net: bigint;
  taxes: KeyedTaxFigure[];
  taxAmount: bigint;
}

/** Everything on a document that first-stage taxes fall on. */
export interface TaxableParts<Line extends Taxable, Charge extends Taxable> {
  lines: readonly Line[];
  shipping: Charge;
  charges: readonly Charge[];
}

/**
 * Lines and charges with their taxes. They are computed in one go, because under `entity_level` a tax that several of
 * them bear is rounded once for all. On inclusive prices the amount stands and the net gives way: net = amount - taxes.
 */
export function taxFigures<Line extends Taxable, Charge extends Taxable>(
  { lines, shipping, charges }: TaxableParts<Line, Charge>,
  inclusive: boolean,
  level: TaxRounding,
  trace?: Trace,
): TaxableParts<Line & TaxedFigures, Charge & TaxedFigures> {
  const fractionsOf = fractionsByTreatment(inclusive);
  const exact = [...lines, shipping, ...charges].flatMap((part) =>
    exactTaxes(part, fractionsOf(part.applied)),
  );
  const heard: HeardTaxes | undefined = trace && { amount: [], gap: [] };
  const figures = Map.groupBy(roundedFigures(exact, inclusive, level, heard), ({ part }) => part);
  const withTaxes = <Part extends Taxable>(part: Part): Part & TaxedFigures => {
    const taxes = (figures.get(part) ?? []).map(({ key, tax, base, amount }) => ({ key, tax, base, amount }));
    const taxAmount = sumUnits(taxes.map(({ amount }) => amount));
    return {
      ...part,
      net: inclusive ? part.taxableAmount - taxAmount : part.taxableAmount,
      taxes,
      taxAmount,
    };
  };
  const taxed = {
    lines: lines.map(withTaxes),
    shipping: withTaxes(shipping),
    charges: charges.map(withTaxes),
  };
  if (trace && heard) {
    const parts = [...taxed.lines, taxed.shipping, ...taxed.charges];
    tellTaxes(trace, { inclusive, lines: lines.length, parts, exact, fractionsOf, heard });
  }
  return taxed;
}

/** A tax fraction times its taxable amount, in exact minor units. */
interface ExactTax extends Pick<TaxFraction, 'key' | 'tax' | 'amount' | 'baseGap'> {
  part: Taxable;
}

function exactTaxes(part: Taxable, fractions: readonly TaxFraction[]): ExactTax[] {
  const whole = ratio(part.taxableAmount);
  return fractions.map(({ key, tax, amount, baseGap }) => {
    return { key, part, tax, amount: times(whole, amount), baseGap: times(whole, baseGap) };
  });
}

/**
 * Amounts and printed bases, rounded at the same level. What is rounded of a base is its distance from the taxable amount,
 * so that base + tax is the price again where a price holds one tax.
 */
function roundedFigures(
  taxes: readonly ExactTax[],
  inclusive: boolean,
  level: TaxRounding,
  heard: HeardTaxes | undefined,
): (KeyedTaxFigure & { part: Taxable })[] {
  const amounts = roundedParts(
    taxes.map(({ key, amount }) => ({ key, exact: amount })),
    level,
    heard && ((once) => heard.amount.push(once)),
  );
  const gaps = roundedParts(
    taxes.map(({ key, baseGap }) => ({ key, exact: baseGap })),
    level,
    heard && ((once) => heard.gap.push(once)),
  );
  return taxes.map(({ key, part, tax }, index) => {
    const gap = gaps[index] ?? 0n;
    const base = part.taxableAmount + (inclusive ? -gap : gap);
    return { key, part, tax, base, amount: amounts[index] ?? 0n };
  });
}
