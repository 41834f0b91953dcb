/** Are the figures of an order those of its lines, by the settings that it froze? Figures that came with it are told apart. */
import { isDeepStrictEqual } from 'node:util';
import type { Decimal } from '../domain/decimal.ts';
import { UNEXPLAINED, type SalesOrder } from '../domain/order.ts';
import { inBaseCurrency, type Totals } from '../domain/totals.ts';
import type { Finding } from './finding.ts';
import { differences, ruleOf, workedOut } from './shown-figures.ts';

type Found = Pick<Finding, 'check' | 'what'>;

/** What is wrong with the figures, if anything. */
export function checkTotals(order: SalesOrder): Found[] {
  const ours = workedOut(order, order.pricing);
  if (!ours) return [{ check: 'totals', what: 'no figures can be worked out of the lines' }];
  if (order.imported) return checkImported(order, ours, order.imported);
  if (isSame(ours, order.totals)) return [];
  return [{ check: 'totals', what: firstDifference(ours, order.totals) }];
}

/** Those that the source showed stand as it told them; all others are ours. */
function checkImported(
  order: SalesOrder,
  ours: Totals,
  { rule, ours: noted }: NonNullable<SalesOrder['imported']>,
): Found[] {
  const theirs = order.totals;
  const told = differences(ours, theirs);
  if (!isDeepStrictEqual(plain(told), plain(noted)))
    return [{ check: 'imported-totals', what: `ours are not those that are noted: ${namesIn(told, noted)}` }];
  if (!isSame(withShown(ours, theirs, order), theirs))
    return [{ check: 'totals', what: 'figures that the source does not show are not those of the lines' }];
  if (rule !== UNEXPLAINED && ruleOf({ ...order, totals: ours }, theirs) !== rule)
    return [{ check: 'imported-totals', what: `not explained by "${rule}"` }];
  return [];
}

/** Ours with the figures that a source shows; what is converted from them follows, or is ours still. */
function withShown(ours: Totals, theirs: Totals, { currency, pricing }: SalesOrder): Totals {
  const follows = (name: 'subTotal' | 'taxTotal', base: 'baseSubTotal' | 'baseTaxTotal'): Decimal => {
    const converted = inBaseCurrency(theirs[name], currency.exchangeRate, pricing.profile.basePrecision);
    return theirs[base] === converted ? converted : ours[base];
  };
  const { subTotal, discountAmount, taxTotal, total, baseTotal } = theirs;
  return {
    ...ours,
    subTotal,
    discountAmount,
    taxTotal,
    total,
    baseTotal,
    lines: ours.lines.map((line, at) => ({
      ...line,
      itemTotal: theirs.lines[at]?.itemTotal ?? line.itemTotal,
    })),
    taxes: ours.taxes.map((tax, at) => ({ ...tax, amount: theirs.taxes[at]?.amount ?? tax.amount })),
    baseSubTotal: follows('subTotal', 'baseSubTotal'),
    baseTaxTotal: follows('taxTotal', 'baseTaxTotal'),
  };
}

/** A figure that an order shows, where one differs; amounts are nobody's secret to who may read the table. */
function firstDifference(ours: Totals, theirs: Totals): string {
  const [[name, value] = []] = Object.entries(differences(ours, theirs));
  return name === undefined ? 'a figure that is not shown differs' : `${name} should be ${value}`;
}

function namesIn(told: object, noted: object): string {
  return [...new Set([...Object.keys(told), ...Object.keys(noted)])].slice(0, 5).join(', ');
}

/** What is not there and what is undefined are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Most are written in the same order too, which is told much sooner. */
const isSame = (one: Totals, other: Totals): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || isDeepStrictEqual(plain(one), plain(other));
