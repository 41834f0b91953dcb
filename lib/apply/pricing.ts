/** Prices: discounts, shipping, adjustment and rounding, as the request states them. Only figures are rounded. */
import { ZERO, type Decimal } from '../domain/decimal.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { References } from '../domain/references.ts';
import type { Charge, DocumentTax, Pricing } from '../domain/pricing.ts';
import { keptDiscount } from './discount.ts';
import { applyTax, UNTAXED } from './tax.ts';
import { text } from './given.ts';

/** Which discounts count is not decided here: that takes the lines. @throws OrderError invalid_value | unknown_reference */
export function applyPricing(base: Pricing, input: OrderInput, references: References): Pricing {
  const precision = precisionOf(input.precision) ?? base.profile.precision;
  return {
    profile: { ...base.profile, precision, taxRounding: input.taxRounding ?? base.profile.taxRounding },
    taxInclusive: input.taxInclusive ?? base.taxInclusive,
    discountLevel: base.discountLevel,
    discount: keptDiscount(input.discount, base.discount),
    discountBeforeTax: input.discountBeforeTax ?? base.discountBeforeTax,
    shipping: applyShipping(base.shipping, input, references),
    charges: applyCharges(base.charges, input.charges),
    documentTaxes: documentTaxes(base, input),
    adjustment: amount(input.adjustment, base.adjustment),
    adjustmentDescription: text(input.adjustmentDescription, base.adjustmentDescription),
  };
}

function precisionOf(given: number | undefined): number | undefined {
  if (given !== undefined && (given < 0 || given > 6)) {
    throw new OrderError('invalid_value', { field: 'precision', reason: 'must be between 0 and 6' });
  }
  return given;
}

/** Absent stays, null clears; those stated as they stand keep what else is known of them. */
function documentTaxes({ documentTaxes: current }: Pricing, input: OrderInput): DocumentTax[] {
  if (input.documentTaxes === undefined) return current;
  return (input.documentTaxes ?? []).map(({ name, percent, amount: stated }) => {
    if (stated !== undefined) return { name, amount: stated };
    return current.find((tax) => tax.name === name && tax.percent === percent) ?? { name, percent };
  });
}

function applyShipping(
  base: Charge | undefined,
  input: OrderInput,
  references: References,
): Charge | undefined {
  const charge = amount(input.shippingCharge, base?.amount ?? ZERO);
  const treatment = applyTax(base ?? UNTAXED, input.shippingTax, references, 'shippingTax');
  if (charge === ZERO && treatment.taxes.length === 0) return undefined;
  return { name: base?.name ?? 'Shipping', amount: charge, ...treatment };
}

/** Charges that are named change; nothing is no charge. */
function applyCharges(current: Charge[], stated: OrderInput['charges']): Charge[] {
  return (stated ?? []).reduce((charges, { name, amount: given }) => {
    if (given === undefined) return charges;
    const charge = given ?? ZERO;
    const others = charges.filter((other) => other.name !== name);
    if (charge === ZERO) return others;
    const standing = charges.find((other) => other.name === name);
    if (!standing) return [...charges, { name, amount: charge, ...UNTAXED }];
    return charges.map((other) => (other === standing ? { ...standing, amount: charge } : other));
  }, current);
}

/** Absent stays, null is zero. */
function amount(given: Decimal | null | undefined, current: Decimal): Decimal {
  return given === undefined ? current : (given ?? ZERO);
}
