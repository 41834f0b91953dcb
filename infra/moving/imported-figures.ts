/** Figures as the source tells them, and what explains that ours differ: docs/decisions/imported-totals.md. */
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import { compareDecimals, subtract, sum, type Decimal } from '../../lib/domain/decimal.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Pricing } from '../../lib/domain/pricing.ts';
import { inBaseCurrency, type Totals } from '../../lib/domain/totals.ts';
import type { StatedFigures } from './moved-order.ts';

const UNEXPLAINED = 'unexplained';

/** The order with the stated figures, and ours beside them where they differ. */
export function withStatedFigures(order: SalesOrder, stated: StatedFigures): SalesOrder {
  const ours = order.totals;
  const totals = overridden(ours, stated, order);
  const differing = differences(ours, totals);
  if (Object.keys(differing).length === 0) return order;
  return { ...order, totals, imported: { rule: ruleOf(order, totals), ours: differing } };
}

/** What a document is asked to show, by name. */
function shownFigures({ lines, taxes, ...totals }: Totals): Record<string, Decimal> {
  const { subTotal, discountAmount, taxTotal, total, baseTotal } = totals;
  const named = { subTotal, discountAmount, taxTotal, total, baseTotal };
  return {
    ...named,
    ...Object.fromEntries(lines.map(({ itemTotal }, at) => [`lines[${at}].itemTotal`, itemTotal])),
    ...Object.fromEntries(taxes.map(({ amount }, at) => [`taxes[${at}].amount`, amount])),
  };
}

/** Ours, where they are not theirs. */
function differences(ours: Totals, theirs: Totals): Record<string, Decimal> {
  const told = shownFigures(theirs);
  return Object.fromEntries(
    Object.entries(shownFigures(ours)).filter(([name, value]) => told[name] !== value),
  );
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

/** Ways in which the same order is worked out elsewhere. */
const VARIANTS: [string, (pricing: Pricing) => Pricing][] = [
  ['taxes are rounded on each line', withProfile({ taxRounding: 'item_level' })],
  ['taxes are rounded once', withProfile({ taxRounding: 'entity_level' })],
  [
    'no tax on shipping',
    (pricing) => ({ ...pricing, shipping: pricing.shipping && untaxed(pricing.shipping) }),
  ],
  ['the discount is taken after tax', (pricing) => ({ ...pricing, discountBeforeTax: false })],
  ...[0, 1, 2, 3, 4].map((precision): [string, (pricing: Pricing) => Pricing] => [
    `amounts have ${precision} decimals`,
    withProfile({ precision }),
  ]),
];

const untaxed = <Charge extends object>(charge: Charge) => ({ ...charge, taxes: [], group: undefined });

function withProfile(profile: Partial<Pricing['profile']>) {
  return (pricing: Pricing): Pricing => ({ ...pricing, profile: { ...pricing.profile, ...profile } });
}

/** The first way that gives every figure of theirs. */
function ruleOf(order: SalesOrder, theirs: Totals): string {
  const explains = VARIANTS.find(([, change]) => {
    const worked = workedOut(order, change(order.pricing));
    return worked && Object.keys(differences(worked, theirs)).length === 0;
  });
  return explains?.[0] ?? (roundedTotal(order.totals, theirs) ? 'the total is rounded' : UNEXPLAINED);
}

function workedOut(order: SalesOrder, pricing: Pricing): Totals | undefined {
  try {
    return calculateTotals({ ...pricing, exchangeRate: order.currency.exchangeRate, lines: order.lines });
  } catch {
    return undefined;
  }
}

/** Nothing but the total differs, by less than one unit of the currency. */
function roundedTotal(ours: Totals, theirs: Totals): boolean {
  const names = Object.keys(differences(ours, theirs)).filter((name) => !/^(?:total|baseTotal)$/.test(name));
  const difference = subtract(theirs.total, ours.total);
  const isSmall = [difference, sum([difference])].every(
    (value) => compareDecimals(value, '1' as Decimal) < 0 && compareDecimals(value, '-1' as Decimal) > 0,
  );
  return names.length === 0 && isSmall && !theirs.total.includes('.');
}
