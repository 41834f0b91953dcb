/** Prices: discounts, shipping, adjustment and rounding, as the request states them. Amounts are rounded to the precision. */
import { isZero, roundDecimal, ZERO, type Decimal } from '../domain/decimal.ts';
import { OrderError } from '../domain/order-error.ts';
import type { DiscountInput, OrderInput } from '../domain/order-input.ts';
import type { References } from '../domain/ports.ts';
import type { Charge, Discount, Pricing } from '../domain/pricing.ts';
import { kept, text } from './apply-lines.ts';
import { applyTax, UNTAXED } from './apply-tax.ts';

/** @throws OrderError invalid_value | unknown_reference */
export function applyPricing(base: Pricing, input: OrderInput, references: References): Pricing {
  const precision = precisionOf(input.precision) ?? base.profile.precision;
  return {
    profile: { ...base.profile, precision, taxRounding: input.taxRounding ?? base.profile.taxRounding },
    taxInclusive: input.taxInclusive ?? base.taxInclusive,
    discountLevel: input.discountLevel ?? base.discountLevel,
    discount: roundedDiscount(kept(input.discount, base.discount), precision),
    discountBeforeTax: input.discountBeforeTax ?? base.discountBeforeTax,
    shipping: applyShipping(base.shipping, input, references, precision),
    charges: base.charges,
    documentTaxes: base.documentTaxes,
    adjustment: roundDecimal(amount(input.adjustment, base.adjustment), precision),
    adjustmentDescription: text(input.adjustmentDescription, base.adjustmentDescription),
  };
}

function precisionOf(given: number | undefined): number | undefined {
  if (given !== undefined && (given < 0 || given > 6)) {
    throw new OrderError('invalid_value', { field: 'precision', reason: 'must be between 0 and 6' });
  }
  return given;
}

/** An amount of money has the order's precision; a percentage is taken as it is. Nothing off is no discount. */
export function roundedDiscount(
  discount: DiscountInput | undefined,
  precision: number,
): Discount | undefined {
  if (discount === undefined) return undefined;
  const value = discount.kind === 'amount' ? roundDecimal(discount.value, precision) : discount.value;
  return isZero(value) ? undefined : { kind: discount.kind, value };
}

function applyShipping(
  base: Charge | undefined,
  input: OrderInput,
  references: References,
  precision: number,
): Charge | undefined {
  const charge = roundDecimal(amount(input.shippingCharge, base?.amount ?? ZERO), precision);
  const treatment = applyTax(base ?? UNTAXED, input.shippingTax, references, 'shippingTax');
  if (charge === ZERO && treatment.taxes.length === 0) return undefined;
  return { name: base?.name ?? 'Shipping', amount: charge, ...treatment };
}

/** Absent stays, null is zero. */
function amount(given: Decimal | null | undefined, current: Decimal): Decimal {
  return given === undefined ? current : (given ?? ZERO);
}
