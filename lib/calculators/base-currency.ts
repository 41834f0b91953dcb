import type { Decimal } from '../domain/decimal.ts';
import { inUnits, unitsToDecimal } from './minor-units.ts';
import { ratioOf, roundHalfUp, times } from './ratio.ts';

/**
 * amount x exchange rate, rounded on its own at the base precision. Converted figures are therefore right one by one,
 * and need not add up among themselves.
 */
export function inBaseCurrency(amount: Decimal, exchangeRate: Decimal, basePrecision: number): Decimal {
  const converted = inUnits(times(ratioOf(amount), ratioOf(exchangeRate)), basePrecision);
  return unitsToDecimal(roundHalfUp(converted), basePrecision);
}
