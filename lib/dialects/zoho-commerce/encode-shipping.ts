/** Shipping with its tax, in figures and as text. */
import { sum, type Decimal } from '../../domain/decimal.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { inBaseCurrency } from '../../domain/totals.ts';
import { numeric } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';
import { moneyText } from './formats.ts';

export function encodeShipping(order: SalesOrder): Record<string, unknown> {
  const { currency, pricing, totals } = order;
  const { amount, net, taxAmount } = totals.shipping;
  const withTax = pricing.taxInclusive ? amount : sum([amount, taxAmount]);
  return {
    description: pricing.shipping ? 'Shipping charge' : '',
    ...money(order, 'bcy_rate', inBaseCurrency(amount, currency.exchangeRate, pricing.profile.basePrecision)),
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
