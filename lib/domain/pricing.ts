/** What an order states about prices; the calculators turn it into `Totals`. */
import { sum, type Decimal } from './decimal.ts';

/** An amount of money, or a percentage (20 means 20 %). */
export interface Discount {
  kind: 'amount' | 'percent';
  value: Decimal;
}

/** One tax as it stands on an order: a snapshot, not a reference. A compound tax also counts the other taxes in its base. */
export interface AppliedTax {
  id?: string;
  name: string;
  percent: Decimal;
  compound: boolean;
}

/** The taxes of a line or a charge; several of them may be one named group. */
export interface TaxTreatment {
  taxes: AppliedTax[];
  group?: { id?: string; name: string };
}

/** Shipping, installation, …: an amount with its own tax treatment. */
export interface Charge extends TaxTreatment {
  name: string;
  amount: Decimal;
}

/** A tax of the second stage, on the document after its line taxes: by percentage, or as a stated amount. */
export interface DocumentTax {
  id?: string;
  name: string;
  percent?: Decimal;
  amount?: Decimal;
}

/** The document, or its lines. */
export const LEVELS = ['entity_level', 'item_level'] as const;
export type TaxRounding = (typeof LEVELS)[number];
/** The document's discount only, the lines' only, or the lines' and then the document's. */
export const DISCOUNT_LEVELS = [...LEVELS, 'both'] as const;
export type DiscountLevel = (typeof DISCOUNT_LEVELS)[number];

/** The arithmetic profile: frozen when the order is made, whoever edits it later. */
export interface ArithmeticProfile {
  taxRounding: TaxRounding;
  /** Decimals of every amount, 0..6. */
  precision: number;
  /** The decimals that the order had in each currency that it has left: it has them again when it comes back. */
  precisions?: Record<string, number>;
  /** The sub total that a percentage discount after tax is taken of: without the line taxes, or with them. */
  discountBase: 'untaxed' | 'taxed';
  /** Decimals of base-currency figures, 0..6. */
  basePrecision: number;
}

export interface Pricing {
  profile: ArithmeticProfile;
  taxInclusive: boolean;
  discountLevel: DiscountLevel;
  discount?: Discount;
  discountBeforeTax: boolean;
  shipping?: Charge;
  charges: Charge[];
  documentTaxes: DocumentTax[];
  adjustment: Decimal;
  adjustmentDescription: string;
}

export interface OrderCurrency {
  id: string;
  code: string;
  symbol: string;
  /** The organisation's own currency, as it was when the order was made. */
  baseCode: string;
  /** What one unit of the order's currency is worth in the base currency. */
  exchangeRate: Decimal;
}

/** The id of the reference row that the taxes were taken from. */
export function taxIdOf({ taxes, group }: TaxTreatment): string | undefined {
  if (group) return group.id;
  return taxes.length === 1 ? taxes[0]?.id : undefined;
}

/** The percentages added up, as answers show a group's rate. */
export function percentOf({ taxes }: TaxTreatment): Decimal {
  return sum(taxes.map(({ percent }) => percent));
}
