/**
 * Figures that a caller has read and sends back. Some wires show money where an order holds a percentage, and one
 * figure where it holds several: what comes back as it was shown changes nothing.
 */
import { calculateTotals } from '../calculators/calculate-totals.ts';
import { subtract, ZERO, type Decimal } from '../domain/decimal.ts';
import type { DiscountInput, OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import {
  adjustmentWithCharges,
  adjustmentWithFurtherCharges,
  chargesWithTaxes,
  furtherChargesWithTaxes,
} from '../domain/totals.ts';

/** What a document tax that is only an amount is called. */
const STATED_TAX = 'Tax';

/**
 * The input without figures that equal what stands; those that differ are amounts. So an amount that is shown rounded
 * and sent back is still the one that was entered.
 */
export function withoutEcho(base: SalesOrder, input: OrderInput): OrderInput {
  if (base.version === 0) return { ...input, documentTaxes: documentTaxes(base, input) };
  const { totals, pricing } = base;
  const shown = new Map(base.lines.map(({ id }, index) => [String(id), totals.lines[index]]));
  const lines = input.lines?.map((line) => {
    const standing = shown.get(line.id ?? '')?.discountAmount;
    return { ...line, discount: discountOr(line.discount, standing) };
  });
  const charges = input.charges?.map((charge) => {
    const standing = totals.charges.find(({ name }) => name === charge.name);
    return { ...charge, amount: unless(charge.amount, standing?.amount) };
  });
  return {
    ...input,
    ...(lines && { lines }),
    discount: discountOr(input.discount, totals.discountAmount),
    documentTaxes: documentTaxes(base, input),
    shippingCharge: unless(input.shippingCharge, totals.shipping.amount),
    ...(charges && { charges }),
    adjustment: unless(input.adjustment, totals.adjustment),
    adjustmentWithCharges: unless(
      input.adjustmentWithCharges,
      adjustmentWithCharges(totals, pricing.taxInclusive),
    ),
    adjustmentWithFurtherCharges: unless(
      input.adjustmentWithFurtherCharges,
      adjustmentWithFurtherCharges(totals, pricing.taxInclusive),
    ),
  };
}

/** Nothing when it is what is shown. */
function unless<Given>(given: Given | undefined, shown: Given | undefined): Given | undefined {
  return given === shown ? undefined : given;
}

/** Nothing when the figure is what stands. */
function discountOr(
  given: DiscountInput | null | undefined,
  standing: Decimal | undefined,
): DiscountInput | null | undefined {
  return given?.kind === 'figure' && given.value === standing ? undefined : given;
}

/** Taxes by name win over an amount for all of them. */
function documentTaxes(base: SalesOrder, input: OrderInput): OrderInput['documentTaxes'] {
  const { documentTaxes: named, documentTaxAmount: amount } = input;
  if ((named && named.length > 0) || amount === undefined) return named;
  if (named === undefined && amount === base.totals.documentTaxTotal) return undefined;
  return amount === null || amount === ZERO ? null : [{ name: STATED_TAX, amount }];
}

/**
 * The order with the stated adjustment after what stands in its place besides, taxes included, is taken out again:
 * adjustment = stated - shipping (of callers who see that there) - further charges.
 * @throws OrderError invalid_value
 */
export function withAdjustment(order: SalesOrder, input: OrderInput): SalesOrder {
  if (input.adjustmentWithCharges !== undefined) {
    return adjustmentWithout(order, input.adjustmentWithCharges, chargesWithTaxes);
  }
  const stated = input.adjustmentWithFurtherCharges;
  if (stated === undefined) return order;
  return adjustmentWithout(order, stated, order.pricing.charges.length > 0 && furtherChargesWithTaxes);
}

/** The totals of the charges are worked out only where there is something to take out. */
function adjustmentWithout(
  order: SalesOrder,
  stated: Decimal | null,
  besides: typeof chargesWithTaxes | false,
): SalesOrder {
  const { pricing, currency, lines } = order;
  const draft = { ...pricing, adjustment: ZERO, exchangeRate: currency.exchangeRate, lines };
  const charges = stated !== null && besides ? besides(calculateTotals(draft), pricing.taxInclusive) : ZERO;
  const adjustment = subtract(stated ?? ZERO, charges);
  return { ...order, pricing: { ...pricing, adjustment } };
}
