/** Shipping with its tax, in figures and as text. */
import { sum, type Decimal } from '../../domain/decimal.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { inBaseCurrency } from '../../domain/totals.ts';
import { numeric } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';
import { baseMoney, moneyText, orderMoney, type MoneyFormat } from './formats.ts';

export function encodeShipping(order: SalesOrder): Record<string, unknown> {
  const { currency, pricing, totals } = order;
  const { amount, net, taxAmount } = totals.shipping;
  const withTax = pricing.taxInclusive ? amount : sum([amount, taxAmount]);
  const base = inBaseCurrency(amount, currency.exchangeRate, pricing.profile.basePrecision);
  const money = orderMoney(order);
  return {
    description: pricing.shipping ? 'Shipping charge' : '',
    ...inFigureAndText('bcy_rate', base, baseMoney(order)),
    ...inFigureAndText('rate', amount, money),
    ...encodeTreatment(pricing.shipping ?? { taxes: [] }),
    ...inFigureAndText('tax_total_fcy', taxAmount, money),
    ...inFigureAndText('item_total', net, money),
    ...inFigureAndText('item_total_inclusive_of_tax', withTax, money),
  };
}

function inFigureAndText(name: string, amount: Decimal, money: MoneyFormat): Record<string, unknown> {
  return { [name]: numeric(amount), [`${name}_formatted`]: moneyText(money, amount) };
}
