/** Shipping with its tax, in figures and as text. */
import { exact, roundExact, toDecimal, type Decimal } from '../../domain/decimal.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { numeric } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';
import { moneyText } from './formats.ts';

export function encodeShipping(order: SalesOrder): Record<string, unknown> {
  const { pricing, totals } = order;
  const { amount, net, taxAmount } = totals.shipping;
  const withTax = pricing.taxInclusive ? amount : toDecimal(exact(amount).plus(taxAmount));
  return {
    description: pricing.shipping ? 'Shipping charge' : '',
    ...money(order, 'bcy_rate', inBaseCurrency(order, amount)),
    ...money(order, 'rate', amount),
    ...encodeTreatment(pricing.shipping ?? { taxes: [] }),
    ...money(order, 'tax_total_fcy', taxAmount),
    ...money(order, 'item_total', net),
    ...money(order, 'item_total_inclusive_of_tax', withTax),
  };
}

function money(order: SalesOrder, name: string, amount: Decimal): Record<string, unknown> {
  const shown =
    name === 'bcy_rate'
      ? { ...order, currency: { ...order.currency, code: order.currency.baseCode } }
      : order;
  return { [name]: numeric(amount), [`${name}_formatted`]: moneyText(shown, amount) };
}

/** amount x exchange rate, at the base currency's precision. */
function inBaseCurrency({ currency, pricing }: SalesOrder, amount: Decimal): Decimal {
  return toDecimal(roundExact(exact(amount).times(currency.exchangeRate), pricing.profile.basePrecision));
}
