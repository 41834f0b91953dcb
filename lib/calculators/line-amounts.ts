import { discountOf } from './discount-of.ts';
import { inUnits } from './minor-units.ts';
import { minus, ratioOf, roundHalfUp, times } from './ratio.ts';
import type { DraftLine, TotalsDraft } from './totals-draft.ts';

/** A line before taxes and before its share of the document discount, in minor units: gross - discount = itemTotal. */
export interface LineAmounts {
  /** As drafted, without a discount that does not count. */
  stated: DraftLine;
  gross: bigint;
  discount: bigint;
  itemTotal: bigint;
}

/** The amounts of every line; the lines' own discounts are left out when only the document's counts. */
export function lineAmounts(draft: TotalsDraft): LineAmounts[] {
  const { lines, discountLevel, profile } = draft;
  return lines.map((line, index) => {
    const discounted = discountLevel === 'entity_level' ? { ...line, discount: undefined } : line;
    return amountsOf(discounted, profile.precision, `lines[${index}].discount`);
  });
}

/**
 * itemTotal = round(quantity x rate - discount): subtract, then round.
 * The printed discount is what lies between the printed gross and the item total, so that the line adds up.
 */
function amountsOf(line: DraftLine, precision: number, discountField: string): LineAmounts {
  const exactGross = inUnits(times(ratioOf(line.quantity), ratioOf(line.rate)), precision);
  const exactDiscount = discountOf(exactGross, line.discount, precision, discountField);
  const gross = roundHalfUp(exactGross);
  const itemTotal = roundHalfUp(minus(exactGross, exactDiscount));
  return { stated: line, gross, discount: gross - itemTotal, itemTotal };
}
