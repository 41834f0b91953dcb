import type { AppliedTax, TaxRounding } from '../domain/pricing.ts';
import { sumUnits, type Units } from './minor-units.ts';
import { ratio, times } from './ratio.ts';
import { roundedTaxes, type AmountOf, type ExactTax } from './rounded-taxes.ts';
import { taxFractions } from './tax-fractions.ts';

/** A line after its discounts, or a charge. */
export interface Taxable {
  /** What its taxes fall on in minor units; they are inside on inclusive prices. */
  taxableAmount: Units;
  applied: readonly AppliedTax[];
}

/** One tax in minor units. */
export interface TaxFigure {
  tax: Pick<AppliedTax, 'id' | 'name' | 'percent'>;
  base: Units;
  amount: Units;
}

export interface TaxedFigures {
  /** The taxable amount without tax. */
  net: Units;
  taxes: TaxFigure[];
  taxAmount: Units;
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
  parts: TaxableParts<Line, Charge>,
  inclusive: boolean,
  level: TaxRounding,
): TaxableParts<Line & TaxedFigures, Charge & TaxedFigures> {
  const lines = parts.lines.map((line) => withExactTaxes(line, inclusive));
  const shipping = withExactTaxes(parts.shipping, inclusive);
  const charges = parts.charges.map((charge) => withExactTaxes(charge, inclusive));
  const amountOf = roundedTaxes(
    [...lines, shipping, ...charges].flatMap(({ exact }) => exact),
    level,
  );
  return {
    lines: lines.map((line) => withRoundedTaxes(line, inclusive, amountOf)),
    shipping: withRoundedTaxes(shipping, inclusive, amountOf),
    charges: charges.map((charge) => withRoundedTaxes(charge, inclusive, amountOf)),
  };
}

interface Opened<Part> {
  part: Part;
  exact: ExactTax[];
}

function withExactTaxes<Part extends Taxable>(part: Part, inclusive: boolean): Opened<Part> {
  const amount = ratio(part.taxableAmount);
  const fractions = taxFractions(part.applied, inclusive);
  return { part, exact: fractions.map(({ tax, fraction }) => ({ tax, exact: times(amount, fraction) })) };
}

function withRoundedTaxes<Part extends Taxable>(
  { part, exact }: Opened<Part>,
  inclusive: boolean,
  amountOf: AmountOf,
): Part & TaxedFigures {
  const rounded = exact.map((tax) => ({ tax: tax.tax, amount: amountOf(tax) }));
  const taxAmount = sumUnits(rounded.map(({ amount }) => amount));
  const net = inclusive ? part.taxableAmount - taxAmount : part.taxableAmount;
  return { ...part, net, taxes: withBases(rounded, net), taxAmount };
}

interface RoundedTax {
  tax: AppliedTax;
  amount: Units;
}

/** The printed base: the net, and for a compound tax also the printed amounts of the taxes that it counts. */
function withBases(taxes: readonly RoundedTax[], net: Units): TaxFigure[] {
  let counted = net + sumUnits(taxes.filter(({ tax }) => !tax.compound).map(({ amount }) => amount));
  return taxes.map(({ tax, amount }) => {
    if (!tax.compound) return { tax, base: net, amount };
    const base = counted;
    counted += amount;
    return { tax, base, amount };
  });
}
