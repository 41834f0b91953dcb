/**
 * Exact fractions. A quotient such as 1/3 has no decimal text, and a sum of thirds must still hit half a cent exactly;
 * so nothing between two roundings is ever a decimal or a float, it is a numerator over a positive denominator.
 */
import { decimalPlaces, divideHalfUp, powerOfTen, unscaled, type Decimal } from '../domain/decimal.ts';

export interface Ratio {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

export const NOTHING: Ratio = { numerator: 0n, denominator: 1n };
export const WHOLE: Ratio = { numerator: 1n, denominator: 1n };

export function ratio(numerator: bigint, denominator = 1n): Ratio {
  return { numerator, denominator };
}

/** The value of a decimal: "12.5" is 125/10. */
export function ratioOf(value: Decimal): Ratio {
  return ratio(unscaled(value), powerOfTen(decimalPlaces(value)));
}

/** The fraction that a percentage stands for: "12.5" is 125/1000. */
export function fractionOf(value: Decimal): Ratio {
  const { numerator, denominator } = ratioOf(value);
  return ratio(numerator, denominator * 100n);
}

export function plus(left: Ratio, right: Ratio): Ratio {
  const denominator = sharedDenominator(left.denominator, right.denominator);
  return ratio(scaledTo(denominator, left) + scaledTo(denominator, right), denominator);
}

export function minus(left: Ratio, right: Ratio): Ratio {
  return plus(left, ratio(-right.numerator, right.denominator));
}

export function times(left: Ratio, right: Ratio): Ratio {
  return ratio(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** left / right in lowest terms; right must be above zero. */
export function over(left: Ratio, right: Ratio): Ratio {
  return lowestTerms(ratio(left.numerator * right.denominator, left.denominator * right.numerator));
}

/** The same value; no number divides both of its parts. */
export function lowestTerms({ numerator, denominator }: Ratio): Ratio {
  const divisor = greatestCommonDivisor(denominator, numerator < 0n ? -numerator : numerator);
  return ratio(numerator / divisor, denominator / divisor);
}

export function sumRatios(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(plus, NOTHING);
}

/** The nearest whole number, half-up: ties go away from zero. */
export function roundHalfUp({ numerator, denominator }: Ratio): bigint {
  return divideHalfUp(numerator, denominator);
}

/** The numerator that a ratio has over `denominator`, which must be a multiple of its own. */
export function scaledTo(denominator: bigint, value: Ratio): bigint {
  return value.numerator * (denominator / value.denominator);
}

/** The least common multiple; equal denominators, the usual case, need no search for it. */
export function sharedDenominator(left: bigint, right: bigint): bigint {
  if (left === right) return left;
  return (left / greatestCommonDivisor(left, right)) * right;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
