import { ZERO } from '../domain/decimal.ts';
import type { Charge } from '../domain/pricing.ts';
import type { LineAmounts } from './line-amounts.ts';
import { ratio } from './ratio.ts';
import { sumUnits, toUnits } from './minor-units.ts';
import { spreadByLargestRemainder, type Spread } from './spread-by-largest-remainder.ts';
import type { Taxable } from './tax-figures.ts';
import type { Trace } from './trace.ts';

export interface TaxableLine extends LineAmounts, Taxable {
  discountShare: bigint;
}

export interface TaxableCharge extends Taxable {
  name: string;
  amount: bigint;
}

/** An order without shipping has a shipping of nothing, so that no figure has to ask. */
export const NO_SHIPPING: Charge = { name: '', amount: ZERO, taxes: [] };

/** Lines after their shares of a document discount taken before tax: in proportion to item total, by largest remainder. */
export function taxableLines(
  lines: readonly LineAmounts[],
  discountBeforeTax: bigint,
  trace?: Trace,
): TaxableLine[] {
  const weights = lines.map(({ itemTotal }) => ratio(itemTotal));
  let spread: Spread | undefined;
  const shares = spreadByLargestRemainder(discountBeforeTax, weights, trace && ((how) => (spread = how)));
  const taxable = lines.map((amounts, index) => {
    const discountShare = shares[index] ?? 0n;
    const taxableAmount = amounts.itemTotal - discountShare;
    return { ...amounts, discountShare, taxableAmount, applied: amounts.stated.taxes };
  });
  if (trace) tellLines(trace, taxable, discountBeforeTax, spread);
  return taxable;
}

function tellLines(
  trace: Trace,
  lines: readonly TaxableLine[],
  discountAmount: bigint,
  spread: Spread | undefined,
): void {
  const subTotal = sumUnits(lines.map(({ itemTotal }) => itemTotal));
  lines.forEach(({ itemTotal, discountShare: result, taxableAmount }, index) => {
    const name = `lines[${index}]`;
    const figure = `${name}.discountShare`;
    const whole = { [`${name}.itemTotal`]: itemTotal };
    const left = { leftOver: String(spread?.leftOver), rank: String(spread?.ranks[index]) };
    const inputs = { discountAmount, ...whole, subTotal, ...left };
    if (discountAmount === 0n) trace({ figure, rule: 'no_share', inputs: {}, result });
    else trace({ figure, rule: 'share', inputs, exact: spread?.exact[index], result });
    const parts = { ...whole, [figure]: result };
    trace({ figure: `${name}.taxableAmount`, rule: 'difference', inputs: parts, result: taxableAmount });
  });
}

/** Shipping and further charges: no discount reaches them. */
export function taxableCharge(
  { name, amount, taxes }: Charge,
  precision: number,
  trace?: Trace,
  at = 'shipping',
): TaxableCharge {
  const rounded = toUnits(amount, precision);
  trace?.({
    figure: `${at}.amount`,
    rule: 'stated_amount',
    inputs: { [`${at}.stated`]: amount },
    result: rounded,
  });
  return { name, amount: rounded, taxableAmount: rounded, applied: taxes };
}
