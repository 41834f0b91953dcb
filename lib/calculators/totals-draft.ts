import type { Decimal } from '../domain/decimal.ts';
import type { AppliedTax, Discount, Pricing } from '../domain/pricing.ts';

/** What the calculator needs of one line. */
export interface DraftLine {
  rate: Decimal;
  quantity: Decimal;
  discount?: Discount;
  taxes: readonly AppliedTax[];
}

/** What the calculator needs of an order, saved or not; an order's own pricing and lines fit as they are. */
export interface TotalsDraft extends Omit<Pricing, 'adjustmentDescription'> {
  /** Base-currency units for one unit of the order's currency. */
  exchangeRate: Decimal;
  lines: readonly DraftLine[];
}
