/** The figures that an order shows, ours beside those that it came with, and what explains that they differ: docs/decisions/imported-totals.md. */
import { calculateTotals } from '../calculators/calculate-totals.ts';
import { compareDecimals, subtract, sum, type Decimal } from '../domain/decimal.ts';
import { UNEXPLAINED, type SalesOrder } from '../domain/order.ts';
import type { Pricing } from '../domain/pricing.ts';
import type { Totals } from '../domain/totals.ts';

/** What a document is asked to show, by name. */
export function shownFigures({ lines, taxes, ...totals }: Totals): Record<string, Decimal> {
  const { subTotal, discountAmount, taxTotal, total, baseTotal } = totals;
  const named = { subTotal, discountAmount, taxTotal, total, baseTotal };
  return {
    ...named,
    ...Object.fromEntries(lines.map(({ itemTotal }, at) => [`lines[${at}].itemTotal`, itemTotal])),
    ...Object.fromEntries(taxes.map(({ amount }, at) => [`taxes[${at}].amount`, amount])),
  };
}

/** Ours, where they are not theirs. */
export function differences(ours: Totals, theirs: Totals): Record<string, Decimal> {
  const told = shownFigures(theirs);
  return Object.fromEntries(
    Object.entries(shownFigures(ours)).filter(([name, value]) => told[name] !== value),
  );
}

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

/** The first way that gives every figure of theirs; `order.totals` are ours. */
export function ruleOf(order: SalesOrder, theirs: Totals): string {
  const explains = VARIANTS.find(([, change]) => {
    const worked = workedOut(order, change(order.pricing));
    return worked && Object.keys(differences(worked, theirs)).length === 0;
  });
  return explains?.[0] ?? (roundedTotal(order.totals, theirs) ? 'the total is rounded' : UNEXPLAINED);
}

/** By the rules that an order was made with, or by others; undefined of an order that no rule can work out. */
export function workedOut(order: SalesOrder, pricing: Pricing): Totals | undefined {
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
