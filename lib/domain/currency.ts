/**
 * Currencies as ISO 4217 lists them. The figures are those of the maintenance agency's list one (published 2024-06-25),
 * as the package `currency-codes` carries it; see docs/decisions.
 */
import { code as currencyOf } from 'currency-codes';

/** Decimals of a currency's amounts: 2 for EUR, 0 for JPY, 3 for KWD. `undefined` for a code that ISO 4217 does not list. */
export function minorUnits(code: string): number | undefined {
  // The package would also take lower case; an order must not hold a code in two spellings.
  return code === code.toUpperCase() ? currencyOf(code)?.digits : undefined;
}
