/**
 * Exact decimals. A `Decimal` is canonical text ("12.5"): no exponent, no trailing zero, no minus zero,
 * so that two equal numbers are equal strings and JSON printing needs no rounding step.
 * Decimals are added and compared as whole numbers of their last place; rounding is half-up, ties away from zero.
 * What is not a decimal, such as a third, lives inside the calculators alone (`lib/calculators/ratio.ts`).
 */

declare const decimalBrand: unique symbol;

/** Canonical decimal text, e.g. "12.5". */
export type Decimal = string & { readonly [decimalBrand]: true };

const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
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
  const parts = trimmed.length > LONGEST_TEXT ? null : DECIMAL_TEXT.exec(trimmed);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits === '') return ZERO;
  const places = fraction.length - Number(exponent);
  if (Math.abs(digits.length - 1 - places) > LONGEST_TEXT) return undefined;
  const count = BigInt(`${sign}${digits}`);
  return places < 0 ? decimalOf(count * powerOfTen(-places), 0) : decimalOf(count, places);
}

/** A `Decimal` from trusted text or a safe integer; throws on anything else, which is a defect of ours. */
export function decimal(value: string | number): Decimal {
  const parsed = parseDecimal(String(value));
  if (parsed === undefined) throw new TypeError(`not a decimal: ${value}`);
  return parsed;
}

/** `count` units of the last of `places` places: 1230n at 2 places is "12.3". */
export function decimalOf(count: bigint, places: number): Decimal {
  const sign = count < 0n ? '-' : '';
  const digits = String(count < 0n ? -count : count).padStart(places + 1, '0');
  const point = digits.length - places;
  let end = digits.length;
  while (end > point && digits[end - 1] === '0') end -= 1;
  const fraction = end > point ? `.${digits.slice(point, end)}` : '';
  return `${sign}${digits.slice(0, point)}${fraction}` as Decimal;
}

/** How many units of the last of `places` places it is; `places` must be at least its own. */
function countOf(value: Decimal, places: number): bigint {
  return unscaled(value) * powerOfTen(places - decimalPlaces(value));
}

/** The whole number that the digits make: "12.5" is 125. */
export function unscaled(value: Decimal): bigint {
  return BigInt(value.replace('.', ''));
}

/** Looked up, because raising a bigint to a power costs more than the rest of a line's arithmetic. */
const POWERS_OF_TEN = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}

export function sum(all: readonly Decimal[]): Decimal {
  // Most of what is added up is nothing: what was shipped, what was taken off.
  const values = all.filter((value) => value !== ZERO);
  const places = Math.max(0, ...values.map(decimalPlaces));
  return decimalOf(
    values.reduce((total, value) => total + countOf(value, places), 0n),
    places,
  );
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const places = Math.max(decimalPlaces(left), decimalPlaces(right));
  return decimalOf(countOf(left, places) - countOf(right, places), places);
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return decimalOf(unscaled(left) * unscaled(right), decimalPlaces(left) + decimalPlaces(right));
}

/** Rounds to `places` decimals, half-up, ties away from zero. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  const beyond = decimalPlaces(value) - places;
  if (beyond <= 0) return value;
  return decimalOf(divideHalfUp(unscaled(value), powerOfTen(beyond)), places);
}

/** The nearest whole number to numerator / denominator, half-up: ties go away from zero. `denominator` is above zero. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Negative, zero or positive, like a comparator. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const difference = subtract(left, right);
  if (isZero(difference)) return 0;
  return isNegative(difference) ? -1 : 1;
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
