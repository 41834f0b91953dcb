import type { Discount } from '../domain/pricing.ts';
import { toUnits } from './minor-units.ts';
import { minus, NOTHING, fractionOf, ratio, roundHalfUp, times, type Ratio } from './ratio.ts';
import { refuse } from './refuse.ts';

/**
 * A discount in exact minor units of its base: percent x base, or the stated amount rounded to the precision.
 * An amount may take all of the base *as printed*: a gross of 9.996 prints as 10.00, and 10.00 off leaves nothing.
 * Throws `invalid_value` for an amount above that.
 */
export function discountOf(
  base: Ratio,
  discount: Discount | undefined,
  precision: number,
  field: string,
): Ratio {
  if (discount === undefined) return NOTHING;
  if (discount.kind === 'percent') return times(base, fractionOf(discount.value));
  const amount = toUnits(discount.value, precision);
  if (amount > roundHalfUp(base)) refuse(field, 'is more than the amount that it is taken off');
  const stated = ratio(amount);
  return minus(base, stated).numerator < 0n ? base : stated;
}
