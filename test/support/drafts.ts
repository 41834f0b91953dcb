/** Builders of calculator drafts: a plain tax-exclusive order in a currency of two decimals, unless a test says else. */
import type { DraftLine, TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal, ONE, ZERO } from '../../lib/domain/decimal.ts';
import type { AppliedTax, ArithmeticProfile, Charge, Discount } from '../../lib/domain/pricing.ts';

export type DraftOverrides = Partial<Omit<TotalsDraft, 'profile'>> & { profile?: Partial<ArithmeticProfile> };

export function aDraft({ profile, ...overrides }: DraftOverrides = {}): TotalsDraft {
  return {
    profile: {
      taxRounding: 'entity_level',
      precision: 2,
      discountBase: 'untaxed',
      basePrecision: 2,
      ...profile,
    },
    taxInclusive: false,
    discountLevel: 'entity_level',
    discountBeforeTax: true,
    charges: [],
    documentTaxes: [],
    adjustment: ZERO,
    exchangeRate: ONE,
    lines: [],
    ...overrides,
  };
}

/** A line of `quantity` pieces at `rate`. */
export function aLine(
  rate: string,
  quantity = '1',
  taxes: readonly AppliedTax[] = [],
  discount?: Discount,
): DraftLine {
  return { rate: decimal(rate), quantity: decimal(quantity), taxes, discount };
}

/** A tax that is named for its percentage. */
export function aTax(percent: string, overrides: Partial<AppliedTax> = {}): AppliedTax {
  return {
    id: `tax-${percent}`,
    name: `Tax ${percent}`,
    percent: decimal(percent),
    compound: false,
    ...overrides,
  };
}

export function aCharge(amount: string, taxes: AppliedTax[] = [], name = 'Shipping'): Charge {
  return { name, amount: decimal(amount), taxes };
}

export function percentOff(value: string): Discount {
  return { kind: 'percent', value: decimal(value) };
}

export function amountOff(value: string): Discount {
  return { kind: 'amount', value: decimal(value) };
}
