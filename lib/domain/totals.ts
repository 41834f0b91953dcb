/** Every figure the calculators answer. Amounts are in the order's currency unless the name says base. */
import { multiply, roundDecimal, sum, ZERO, type Decimal } from './decimal.ts';

/** One tax on one line, charge or document. */
export interface TaxAmount {
  id?: string;
  name: string;
  percent: Decimal;
  /** What the tax was computed on, rounded for show. */
  base: Decimal;
  amount: Decimal;
}

export interface LineTotals {
  /** quantity x rate, rounded for show. */
  gross: Decimal;
  /** The line's own discount in money: gross - itemTotal. */
  discountAmount: Decimal;
  /** gross - discount, rounded once; gross of tax on inclusive prices. */
  itemTotal: Decimal;
  /** The line's share of the document discount (0 unless it is taken before tax). */
  discountShare: Decimal;
  /** itemTotal - discountShare, without tax. */
  net: Decimal;
  taxes: TaxAmount[];
  taxAmount: Decimal;
  /** Rate in the base currency. */
  baseRate: Decimal;
  baseItemTotal: Decimal;
}

export interface ChargeTotals {
  name: string;
  /** As stated, rounded: with its tax inside on inclusive prices. */
  amount: Decimal;
  net: Decimal;
  taxes: TaxAmount[];
  taxAmount: Decimal;
}

export interface Totals {
  lines: LineTotals[];
  /** Sum of item totals: before the document discount; with the taxes inside on inclusive prices. */
  subTotal: Decimal;
  /** The document discount in money. */
  discountAmount: Decimal;
  /**
   * One entry per tax and rate; then those of the second stage, one by one in the order of `documentTaxes`. Adds up to
   * taxTotal.
   */
  taxes: TaxAmount[];
  taxTotal: Decimal;
  /** Second-stage tax: the part of taxTotal that is charged on the document. */
  documentTaxTotal: Decimal;
  shipping: ChargeTotals;
  charges: ChargeTotals[];
  adjustment: Decimal;
  total: Decimal;
  baseSubTotal: Decimal;
  baseTaxTotal: Decimal;
  baseTotal: Decimal;
}

const NO_CHARGE: ChargeTotals = { name: 'Shipping', amount: ZERO, net: ZERO, taxes: [], taxAmount: ZERO };

/** The totals of an order without lines. */
export const NO_TOTALS: Totals = {
  lines: [],
  subTotal: ZERO,
  discountAmount: ZERO,
  taxes: [],
  taxTotal: ZERO,
  documentTaxTotal: ZERO,
  shipping: NO_CHARGE,
  charges: [],
  adjustment: ZERO,
  total: ZERO,
  baseSubTotal: ZERO,
  baseTaxTotal: ZERO,
  baseTotal: ZERO,
};

/**
 * amount x exchange rate, rounded on its own at the base precision. Converted figures are therefore right one by one,
 * and need not add up among themselves.
 */
export function inBaseCurrency(amount: Decimal, exchangeRate: Decimal, basePrecision: number): Decimal {
  return roundDecimal(multiply(amount, exchangeRate), basePrecision);
}

/** Shipping and further charges with the taxes on them, for wires that have one place for all of it. */
export function chargesWithTaxes({ shipping, charges }: Totals, taxInclusive: boolean): Decimal {
  return sumWithTaxes([shipping, ...charges], taxInclusive);
}

/** The same without shipping, for wires that have a place for that. */
export function furtherChargesWithTaxes({ charges }: Totals, taxInclusive: boolean): Decimal {
  return sumWithTaxes(charges, taxInclusive);
}

function sumWithTaxes(charges: ChargeTotals[], taxInclusive: boolean): Decimal {
  return sum(charges.flatMap(({ amount, taxAmount }) => (taxInclusive ? [amount] : [amount, taxAmount])));
}

/** The adjustment with all charges inside, for wires that have one place for all of it. */
export function adjustmentWithCharges(totals: Totals, taxInclusive: boolean): Decimal {
  return sum([totals.adjustment, chargesWithTaxes(totals, taxInclusive)]);
}

/** The adjustment with further charges inside, so that a wire without a place for them adds up. */
export function adjustmentWithFurtherCharges(totals: Totals, taxInclusive: boolean): Decimal {
  return sum([totals.adjustment, furtherChargesWithTaxes(totals, taxInclusive)]);
}
