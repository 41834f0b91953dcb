/**
 * What an auditor with rational numbers would compute: the rules of docs/totals.md once more, in the plainest way and with
 * nothing of the calculator's. Amounts are fractions of the currency, not counts of minor units; nets are found first on
 * inclusive prices, and the units of a spread are handed out one by one.
 */
import type { AuditedDraft } from './audited-draft.ts';
import type { Discount } from '../../lib/domain/pricing.ts';
import { Fraction } from './fraction.ts';
import { handOut, percentage, roundTo, type Round, type Tally } from './oracle-rounding.ts';
import { print, taxOf, type Line, type PrintableTax } from './oracle-printing.ts';
import { levyTaxes, type Part } from './oracle-taxes.ts';

export class Refused extends Error {
  readonly field: string;
  constructor(field: string) {
    super(field);
    this.field = field;
  }
}

/** Every figure that the calculator should print; throws `Refused` with the field that it should refuse. */
export function auditedTotals(draft: AuditedDraft, tally: Tally) {
  const round: Round = (value, places = draft.profile.precision) => roundTo(value, places, tally);
  const lines = priceLines(draft, round);
  const subTotal = Fraction.total(lines.map((line) => line.itemTotal));
  let discount = draft.discountBeforeTax ? documentDiscount(draft, subTotal, round) : Fraction.zero;
  shareDiscount(lines, discount, draft.profile.precision);

  const charges = priceCharges(draft, round);
  levyTaxes([...lines, ...charges], draft, round);
  const taxedSubTotal = draft.taxInclusive ? subTotal : subTotal.plus(Fraction.total(lines.map(taxOf)));
  if (!draft.discountBeforeTax) {
    const base = draft.profile.discountBase === 'taxed' ? taxedSubTotal : subTotal;
    discount = documentDiscount(draft, base, round);
  }
  const second = secondStage(draft, taxedSubTotal.minus(discount), round);
  const secondTotal = Fraction.total(second.map((tax) => tax.amount));
  const taxTotal = Fraction.total([...lines, ...charges].map(taxOf)).plus(secondTotal);
  const adjustment = round(Fraction.parse(draft.adjustment));
  const total = Fraction.total([
    subTotal,
    Fraction.zero.minus(discount),
    draft.taxInclusive ? secondTotal : taxTotal,
    ...charges.map((part) => part.amount),
    adjustment,
  ]);
  if (total.isBelow(Fraction.zero)) throw new Refused('total');
  return print(draft, round, {
    lines,
    charges,
    second,
    subTotal,
    discount,
    taxTotal,
    secondTotal,
    adjustment,
    total,
  });
}

function priceLines(draft: AuditedDraft, round: Round): Line[] {
  const counts = draft.discountLevel === 'item_level' || draft.discountLevel === 'both';
  return draft.lines.map(({ rate, quantity, discount, taxes }, index) => {
    const gross = Fraction.parse(rate).by(Fraction.parse(quantity));
    const off = counts ? takenOff(gross, discount, `lines[${index}].discount`, round) : Fraction.zero;
    const itemTotal = round(gross.minus(off));
    const parts = { amount: itemTotal, taxes, paid: [], bases: [] };
    return { ...parts, rate, gross: round(gross), itemTotal, share: Fraction.zero };
  });
}

function priceCharges(draft: AuditedDraft, round: Round): (Part & { name: string })[] {
  return [draft.shipping, ...draft.charges].map((charge) => ({
    name: charge?.name ?? '',
    amount: charge ? round(Fraction.parse(charge.amount)) : Fraction.zero,
    taxes: charge?.taxes ?? [],
    paid: [],
    bases: [],
  }));
}

function documentDiscount(draft: AuditedDraft, base: Fraction, round: Round): Fraction {
  if (draft.discountLevel === 'item_level') return Fraction.zero;
  return round(takenOff(base, draft.discount, 'discount', round));
}

function takenOff(base: Fraction, discount: Discount | undefined, field: string, round: Round): Fraction {
  if (!discount) return Fraction.zero;
  if (discount.kind === 'percent') return percentage(base, discount.value);
  const stated = round(Fraction.parse(discount.value));
  if (round(base).isBelow(stated)) throw new Refused(field);
  return base.isBelow(stated) ? base : stated;
}

function shareDiscount(lines: Line[], discount: Fraction, precision: number): void {
  if (discount.top === 0n) return;
  const itemTotals = lines.map((line) => line.itemTotal);
  handOut(discount, itemTotals, precision).forEach((share, index) => {
    const line = lines[index];
    if (line) Object.assign(line, { share, amount: line.itemTotal.minus(share) });
  });
}

function secondStage(draft: AuditedDraft, base: Fraction, round: Round): PrintableTax[] {
  return draft.documentTaxes.map(({ id, name, percent = '0', amount }) => ({
    ...(id !== undefined && { id }),
    name,
    percent,
    base,
    amount: round(amount === undefined ? percentage(base, percent) : Fraction.parse(amount)),
  }));
}
