import type { AppliedTax, TaxRounding } from '../domain/pricing.ts';
import { sumUnits, type Units } from './minor-units.ts';
import { ratio, times } from './ratio.ts';
import { roundedTaxes, type ExactTax, type RoundedTax } from './rounded-taxes.ts';
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
  { lines, shipping, charges }: TaxableParts<Line, Charge>,
  inclusive: boolean,
  level: TaxRounding,
): TaxableParts<Line & TaxedFigures, Charge & TaxedFigures> {
  const exact = [...lines, shipping, ...charges].map((part) => exactTaxes(part, inclusive));
  const rows = roundedTaxes(exact, level);
  const shippingRow = lines.length;
  return {
    lines: lines.map((line, index) => withTaxes(line, rows[index], inclusive)),
    shipping: withTaxes(shipping, rows[shippingRow], inclusive),
    charges: charges.map((charge, index) => withTaxes(charge, rows[shippingRow + 1 + index], inclusive)),
  };
}

function withTaxes<T extends Taxable>(
  taxable: T,
  row: readonly RoundedTax[] = [],
  inclusive: boolean,
): T & TaxedFigures {
  const taxAmount = sumUnits(row.map((tax) => tax.amount));
  const net = inclusive ? taxable.taxableAmount - taxAmount : taxable.taxableAmount;
  return { ...taxable, net, taxes: withBases(row, net), taxAmount };
}

function exactTaxes({ taxableAmount, applied }: Taxable, inclusive: boolean): ExactTax[] {
  const amount = ratio(taxableAmount);
  return taxFractions(applied, inclusive).map(({ tax, fraction }) => ({
    tax,
    exact: times(amount, fraction),
  }));
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
