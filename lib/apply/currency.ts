/** Currency and exchange rate: the request's, else the customer's, else the organisation's own. */
import { minorUnits } from '../domain/currency.ts';
import { compareDecimals, decimalPlaces, integerDigits, ONE, ZERO, type Decimal } from '../domain/decimal.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { ArithmeticProfile } from '../domain/pricing.ts';
import { rowIn, type References } from '../domain/references.ts';

const RATE_DIGITS = 15;
const RATE_DECIMALS = 10;

/** The code the order should have after the input. */
export function currencyCodeFor(
  base: SalesOrder,
  input: OrderInput,
  customerCurrency: string | undefined,
): string {
  return input.currencyCode || (base.version === 0 ? customerCurrency : undefined) || base.currency.code;
}

/** @throws OrderError invalid_value (unknown currency, bad rate) | missing_field (no rate known) */
export function applyCurrency(
  base: SalesOrder,
  input: OrderInput,
  code: string,
  references: References,
): Pick<SalesOrder, 'currency' | 'pricing'> {
  const { currency, pricing } = base;
  if (code === currency.code) {
    const exchangeRate = rateFor(code === currency.baseCode, input.exchangeRate, currency.exchangeRate);
    return { currency: { ...currency, exchangeRate }, pricing };
  }
  const units = minorUnits(code);
  if (units === undefined)
    throw new OrderError('invalid_value', { field: 'currencyCode', reason: 'unknown currency' });
  const { settings } = references;
  const row = rowIn(references, { kind: 'currency', id: code });
  const isBase = code === currency.baseCode;
  const exchangeRate = rateFor(isBase, input.exchangeRate, isBase ? ONE : row?.exchangeRate);
  const profile = base.version === 0 ? pricing.profile : leaving(currency.code, pricing.profile);
  const precision = profile.precisions?.[code] ?? settings?.pricePrecision ?? units;
  const named =
    isBase && settings
      ? settings.baseCurrency
      : { id: row?.currencyId ?? '', code, symbol: row?.symbol || code };
  return {
    currency: { ...named, baseCode: currency.baseCode, exchangeRate },
    pricing: { ...pricing, profile: { ...profile, precision } },
  };
}

/** The profile that remembers how many decimals the order had in the currency that it leaves. */
function leaving(code: string, profile: ArithmeticProfile): ArithmeticProfile {
  return { ...profile, precisions: { ...profile.precisions, [code]: profile.precision } };
}

function rateFor(isBase: boolean, given: Decimal | null | undefined, known: Decimal | undefined): Decimal {
  if (isBase) {
    if (given && given !== ONE) refuseRate('must be 1 for the base currency');
    return ONE;
  }
  const rate = given ?? known;
  if (rate === undefined) throw new OrderError('missing_field', { field: 'exchangeRate' });
  if (compareDecimals(rate, ZERO) <= 0) refuseRate('must be above 0');
  if (integerDigits(rate) > RATE_DIGITS || decimalPlaces(rate) > RATE_DECIMALS)
    refuseRate(`at most ${RATE_DIGITS} digits before and ${RATE_DECIMALS} after the decimal point`);
  return rate;
}

function refuseRate(reason: string): never {
  throw new OrderError('invalid_value', { field: 'exchangeRate', reason });
}
