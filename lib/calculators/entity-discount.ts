import { discountOf } from './discount-of.ts';
import { ratio, roundHalfUp } from './ratio.ts';
import type { TotalsDraft } from './totals-draft.ts';

/**
 * The document's discount in minor units: round(percent x base), or the stated amount; nothing when only line
 * discounts count. Throws `invalid_value` when it is above the base.
 */
export function entityDiscount(draft: TotalsDraft, base: bigint): bigint {
  if (draft.discountLevel === 'item_level') return 0n;
  return roundHalfUp(discountOf(ratio(base), draft.discount, draft.profile.precision, 'discount'));
}
