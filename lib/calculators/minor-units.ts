/**
 * Money as a count of the smallest unit of an order: at precision 2, 12.34 is 1234n.
 * Whole counts add up without rounding, which is why every figure that is printed is held as one.
 */
import type { Decimal } from '../domain/decimal.ts';
import { powerOfTen, ratioOf, roundHalfUp, times, ratio, type Ratio } from './ratio.ts';

/** Whole minor units: 10^-precision of the currency. */
export type Units = bigint;

/** An exact amount counted in minor units, not yet rounded. */
export function inUnits(amount: Ratio, precision: number): Ratio {
  return times(amount, ratio(powerOfTen(precision)));
}

/** A stated amount of money in minor units; digits beyond the precision are rounded half-up. */
export function toUnits(amount: Decimal, precision: number): Units {
  return roundHalfUp(inUnits(ratioOf(amount), precision));
}

/** The canonical decimal of whole minor units: 1230n at precision 2 is "12.3". */
export function unitsToDecimal(units: Units, precision: number): Decimal {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(precision + 1, '0');
  const point = digits.length - precision;
  let end = digits.length;
  while (end > point && digits[end - 1] === '0') end -= 1;
  const fraction = end > point ? `.${digits.slice(point, end)}` : '';
  return `${sign}${digits.slice(0, point)}${fraction}` as Decimal;
}

export function sumUnits(amounts: readonly Units[]): Units {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
