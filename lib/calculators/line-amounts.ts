import { discountOf } from './discount-of.ts';
import { inUnits } from './minor-units.ts';
import { minus, ratioOf, roundHalfUp, times, type Ratio } from './ratio.ts';
import type { DraftLine, TotalsDraft } from './totals-draft.ts';
import type { Trace } from './trace.ts';

/** A line before taxes and before its share of the document discount, in minor units: gross - discount = itemTotal. */
export interface LineAmounts {
  /** As drafted, without a discount that does not count. */
  stated: DraftLine;
  gross: bigint;
  discount: bigint;
  itemTotal: bigint;
}

/** The amounts of every line; the lines' own discounts are left out when only the document's counts. */
export function lineAmounts(draft: TotalsDraft, trace?: Trace): LineAmounts[] {
  const { lines, discountLevel, profile } = draft;
  return lines.map((line, index) => {
    const discounted = discountLevel === 'entity_level' ? { ...line, discount: undefined } : line;
    return amountsOf(discounted, profile.precision, `lines[${index}]`, trace);
  });
}

/**
 * itemTotal = round(quantity x rate - discount): subtract, then round.
 * The printed discount is what lies between the printed gross and the item total, so that the line adds up.
 */
function amountsOf(line: DraftLine, precision: number, name: string, trace: Trace | undefined): LineAmounts {
  const exactGross = inUnits(times(ratioOf(line.quantity), ratioOf(line.rate)), precision);
  const exactDiscount = discountOf(exactGross, line.discount, precision, `${name}.discount`);
  const gross = roundHalfUp(exactGross);
  const exactTotal = minus(exactGross, exactDiscount);
  const itemTotal = roundHalfUp(exactTotal);
  const amounts = { stated: line, gross, discount: gross - itemTotal, itemTotal };
  if (trace) tell(trace, name, amounts, { gross: exactGross, discount: exactDiscount, total: exactTotal });
  return amounts;
}

function tell(
  trace: Trace,
  name: string,
  { stated, gross, discount, itemTotal }: LineAmounts,
  exact: Record<'gross' | 'discount' | 'total', Ratio>,
): void {
  const { quantity, rate, discount: given } = stated;
  const exactGross = { [`${name}.gross.exact`]: exact.gross };
  trace({
    figure: `${name}.gross`,
    rule: 'gross',
    inputs: { [`${name}.quantity`]: quantity, [`${name}.rate`]: rate },
    exact: exact.gross,
    result: gross,
  });
  trace({
    figure: `${name}.discount`,
    rule: given ? `line_discount_${given.kind}` : 'no_discount',
    inputs: given ? { ...exactGross, [`${name}.discount.${given.kind}`]: given.value } : {},
    result: exact.discount,
  });
  trace({
    figure: `${name}.itemTotal`,
    rule: 'item_total',
    inputs: { ...exactGross, [`${name}.discount`]: exact.discount },
    exact: exact.total,
    result: itemTotal,
  });
  const inputs = { [`${name}.gross`]: gross, [`${name}.itemTotal`]: itemTotal };
  trace({ figure: `${name}.discountAmount`, rule: 'difference', inputs, result: discount });
}
