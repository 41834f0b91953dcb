/** Figures as the source tells them, and what explains that ours differ: docs/decisions/imported-totals.md. */
import type { Decimal } from '../../lib/domain/decimal.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { inBaseCurrency, type Totals } from '../../lib/domain/totals.ts';
import { differences, ruleOf } from '../../lib/upkeep/shown-figures.ts';
import type { StatedFigures } from './moved-order.ts';

/** The order with the stated figures, and ours beside them where they differ. */
export function withStatedFigures(order: SalesOrder, stated: StatedFigures): SalesOrder {
  const ours = order.totals;
  const totals = overridden(ours, stated, order);
  const differing = differences(ours, totals);
  if (Object.keys(differing).length === 0) return order;
  return { ...order, totals, imported: { rule: ruleOf(order, totals), ours: differing } };
}

function overridden(ours: Totals, stated: StatedFigures, order: SalesOrder): Totals {
  const total = stated.total ?? ours.total;
  const convert = (amount: Decimal) =>
    inBaseCurrency(amount, order.currency.exchangeRate, order.pricing.profile.basePrecision);
  const baseOf = (name: 'subTotal' | 'taxTotal', base: Decimal) =>
    stated[name] === undefined || stated[name] === ours[name] ? base : convert(stated[name]);
  return {
    ...ours,
    lines: ours.lines.map((line, at) => ({ ...line, itemTotal: stated.itemTotals[at] ?? line.itemTotal })),
    subTotal: stated.subTotal ?? ours.subTotal,
    discountAmount: stated.discountAmount ?? ours.discountAmount,
    taxTotal: stated.taxTotal ?? ours.taxTotal,
    taxes: ours.taxes.map((tax, at) => ({ ...tax, amount: taxAmount(ours, stated, at) ?? tax.amount })),
    total,
    baseSubTotal: baseOf('subTotal', ours.baseSubTotal),
    baseTaxTotal: baseOf('taxTotal', ours.baseTaxTotal),
    baseTotal: stated.baseTotal ?? (total === ours.total ? ours.baseTotal : convert(total)),
  };
}

/** Told one by one only where the source has as many. */
const taxAmount = (ours: Totals, { taxes }: StatedFigures, at: number) =>
  taxes.length === ours.taxes.length ? taxes[at] : undefined;
