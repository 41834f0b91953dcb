import type { AppliedTax, Discount, Pricing } from '../../lib/domain/pricing.ts';

/** What the oracle reads of a draft, stated apart from the calculator's own type. */
export interface AuditedDraft extends Omit<Pricing, 'adjustmentDescription'> {
  exchangeRate: string;
  lines: readonly { rate: string; quantity: string; discount?: Discount; taxes: readonly AppliedTax[] }[];
}
