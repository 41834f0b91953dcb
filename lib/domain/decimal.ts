/**
 * Exact decimals. A `Decimal` is canonical text ("12.5"): no exponent, no trailing zero, no minus zero,
 * so that two equal numbers are equal strings and JSON printing needs no rounding step.
 * Arithmetic happens on `Exact` values (big.js); the rounding mode is always half-up, ties away from zero.
 */
import Big from 'big.js';

declare const decimalBrand: unique symbol;

/** Canonical decimal text, e.g. "12.5". */
export type Decimal = string & { readonly [decimalBrand]: true };

/** A number under calculation. Totals are computed with fractions instead (`lib/calculators/ratio.ts`). */
export type Exact = Big;

/**
 * A constructor of our own, so that nobody else's settings reach us. A quotient is cut at 60 places, so it must never be
 * summed and then rounded as money: see "Division" in `docs/totals.md`.
 */
const ExactNumber = Big();
ExactNumber.DP = 60;
ExactNumber.RM = Big.roundHalfUp;
ExactNumber.strict = false;

const DECIMAL_TEXT = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const LONGEST_TEXT = 60;

export const ZERO = '0' as Decimal;
export const ONE = '1' as Decimal;
export const HUNDRED = '100' as Decimal;

/**
 * Reads decimal text, an exponent included ("1e3" is 1000). `undefined` when the text is not a plain finite number or
 * is absurdly long or large (more than 60 characters, or beyond 10^60): callers word the refusal.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_TEXT || !DECIMAL_TEXT.test(trimmed)) return undefined;
  const value = new ExactNumber(trimmed);
  if (Math.abs(value.e) > LONGEST_TEXT) return undefined;
  return toDecimal(value);
}

/** A `Decimal` from trusted text or a safe integer; throws on anything else, which is a defect of ours. */
export function decimal(value: string | number): Decimal {
  const parsed = parseDecimal(String(value));
  if (parsed === undefined) throw new TypeError(`not a decimal: ${value}`);
  return parsed;
}

/** Opens a decimal for calculation. */
export function exact(value: Decimal | number): Exact {
  return new ExactNumber(value);
}

/** Closes a calculation: canonical text. */
export function toDecimal(value: Exact): Decimal {
  const text = value.toFixed();
  return (text === '-0' ? '0' : text) as Decimal;
}

/** Rounds to `places` decimals, half-up, ties away from zero. */
export function roundExact(value: Exact, places: number): Exact {
  return value.round(places, Big.roundHalfUp);
}

/** `roundExact` for a closed decimal. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  return toDecimal(roundExact(exact(value), places));
}

/** Negative, zero or positive, like a comparator. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  return exact(left).cmp(right);
}

export function isZero(value: Decimal): boolean {
  return value === ZERO;
}

export function isNegative(value: Decimal): boolean {
  return value.startsWith('-');
}

/** Digits after the point of a canonical decimal. */
export function decimalPlaces(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** Digits before the point, the sign not counted. */
export function integerDigits(value: Decimal): number {
  const point = value.indexOf('.');
  return (point < 0 ? value.length : point) - (isNegative(value) ? 1 : 0);
}
