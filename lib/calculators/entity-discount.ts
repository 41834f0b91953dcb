import { discountOf } from './discount-of.ts';
import { ratio, roundHalfUp } from './ratio.ts';
import type { TotalsDraft } from './totals-draft.ts';
import type { Trace } from './trace.ts';

/**
 * The document's discount in minor units: round(percent x base), or the stated amount; nothing when only line
 * discounts count. Throws `invalid_value` when it is above the base.
 */
export function entityDiscount(draft: TotalsDraft, base: bigint, trace?: Trace, of = 'subTotal'): bigint {
  const stated = draft.discountLevel === 'item_level' ? undefined : draft.discount;
  const exact = discountOf(ratio(base), stated, draft.profile.precision, 'discount');
  const result = roundHalfUp(exact);
  trace?.({
    figure: 'discountAmount',
    rule: stated ? `document_discount_${stated.kind}` : 'no_discount',
    inputs: stated ? { [of]: base, [`discount.${stated.kind}`]: stated.value } : {},
    exact: stated?.kind === 'percent' ? exact : undefined,
    result,
  });
  return result;
}
