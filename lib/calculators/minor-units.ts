/**
 * Money as a count of the smallest unit of an order: at precision 2, 12.34 is 1234n.
 * Whole counts add up without rounding, which is why every figure that is printed is held as one.
 */
import { powerOfTen, type Decimal } from '../domain/decimal.ts';
import { ratio, ratioOf, roundHalfUp, times, type Ratio } from './ratio.ts';

/** An exact amount counted in minor units, not yet rounded. */
export function inUnits(amount: Ratio, precision: number): Ratio {
  return times(amount, ratio(powerOfTen(precision)));
}

/** A stated amount of money in minor units; digits beyond the precision are rounded half-up. */
export function toUnits(amount: Decimal, precision: number): bigint {
  return roundHalfUp(inUnits(ratioOf(amount), precision));
}

export function sumUnits(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
