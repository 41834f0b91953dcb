/** One tax for the whole document, by percentage or as a stated amount, and when such an amount ends. */
import { isZero, ZERO } from '../domain/decimal.ts';
import type { OrderInput, SoleTaxInput } from '../domain/order-input.ts';
import { solePercent, type SalesOrder } from '../domain/order.ts';
import type { DocumentTax, TaxTreatment } from '../domain/pricing.ts';
import { UNTAXED } from './tax.ts';

/** `after` is the order with everything else of the input applied. */
export function applySoleTax(base: SalesOrder, after: SalesOrder, input: OrderInput): SalesOrder {
  const { soleTax } = input;
  if (soleTax) return isAsItStands(base, soleTax) ? after : withSoleTax(base, after, soleTax);
  const statesTaxes = input.documentTaxes !== undefined || input.documentTaxAmount !== undefined;
  return !statesTaxes && priceBasis(base) !== priceBasis(after) ? withoutStatedAmount(after) : after;
}

/** A caller who sends back what was shown means no change. */
function isAsItStands(base: SalesOrder, { percent, amount }: SoleTaxInput): boolean {
  if (percent === null) return false;
  if (percent !== undefined && percent !== solePercent(base)) return false;
  if (amount) return amount === base.totals.taxTotal;
  // A percentage alone ends an amount.
  return !hasStatedAmount(base);
}

function hasStatedAmount({ pricing }: SalesOrder): boolean {
  return pricing.documentTaxes.some((tax) => tax.amount !== undefined);
}

/** Null forgets; what is not said of percentage and amount is as it was, but a percentage alone ends an amount. */
function withSoleTax(base: SalesOrder, after: SalesOrder, soleTax: SoleTaxInput): SalesOrder {
  const { name, amount } = soleTax;
  const percent = soleTax.percent === undefined ? solePercent(base) : (soleTax.percent ?? ZERO);
  const tax: DocumentTax = { name };
  if (!isZero(percent)) tax.percent = percent;
  if (amount) tax.amount = amount;
  const isNone = tax.percent === undefined && isZero(tax.amount ?? ZERO);
  const { pricing, lines } = after;
  return {
    ...after,
    lines: lines.map(untaxed),
    pricing: {
      ...pricing,
      // Nothing is no charge.
      shipping: pricing.shipping && !isZero(pricing.shipping.amount) ? untaxed(pricing.shipping) : undefined,
      charges: pricing.charges.map(untaxed),
      documentTaxes: isNone ? [] : [tax],
    },
  };
}

function untaxed<Part extends TaxTreatment>(part: Part): Part {
  return { ...part, ...UNTAXED, group: undefined };
}

/** What a tax is worked out from: lines and discounts. */
function priceBasis({ lines, pricing }: SalesOrder): string {
  const prices = lines.map(({ rate, quantity, discount }) => [rate, quantity, discount]);
  return JSON.stringify([prices, pricing.discount, pricing.discountLevel]);
}

/** A stated amount ends where a percentage can take its place; without one it is all that is known of the tax. */
function withoutStatedAmount(order: SalesOrder): SalesOrder {
  const documentTaxes = order.pricing.documentTaxes.map(({ amount, ...tax }) =>
    amount === undefined || tax.percent !== undefined ? tax : { ...tax, amount },
  );
  return { ...order, pricing: { ...order.pricing, documentTaxes } };
}
