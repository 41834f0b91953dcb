/**
 * What an auditor with rational numbers would compute: the rules of docs/totals.md once more, in the plainest way and with
 * nothing of the calculator's. Amounts are fractions of the currency, not counts of minor units; nets are found first on
 * inclusive prices, and the units of a spread are handed out one by one.
 */
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import type { AppliedTax, Discount } from '../../lib/domain/pricing.ts';
import { Fraction } from './fraction.ts';

const HALF = Fraction.of(1n, 2n);
const ONE = Fraction.of(1n);
const HUNDRED = Fraction.of(100n);

/** How often the rounding rule had to decide a tie, so that a run can show that it met some. */
export interface Tally {
  tiesUp: number;
  tiesDown: number;
}

export class Refused extends Error {
  readonly field: string;
  constructor(field: string) {
    super(field);
    this.field = field;
  }
}

interface Part {
  amount: Fraction;
  taxes: readonly AppliedTax[];
  paid: Fraction[];
}

/** Every figure that the calculator should print; throws `Refused` with the field that it should refuse. */
export function auditedTotals(draft: TotalsDraft, tally: Tally) {
  const { precision, basePrecision } = draft.profile;
  const round = (value: Fraction, places = precision) => roundTo(value, places, tally);
  const show = (value: Fraction) => value.toText(precision);
  const showBase = (text: string) =>
    round(Fraction.parse(text).by(Fraction.parse(draft.exchangeRate)), basePrecision).toText(basePrecision);

  const lines = draft.lines.map((line, index) => {
    const gross = Fraction.parse(line.rate).by(Fraction.parse(line.quantity));
    const counts = draft.discountLevel === 'item_level' || draft.discountLevel === 'both';
    const off = counts ? takenOff(gross, line.discount, `lines[${index}].discount`, round) : Fraction.zero;
    return { gross: round(gross), itemTotal: round(gross.minus(off)), share: Fraction.zero };
  });
  const subTotal = Fraction.total(lines.map((line) => line.itemTotal));
  const discountOn = (base: Fraction) =>
    draft.discountLevel === 'item_level'
      ? Fraction.zero
      : round(takenOff(base, draft.discount, 'discount', round));

  let discount = Fraction.zero;
  if (draft.discountBeforeTax) {
    discount = discountOn(subTotal);
    const shares = handOut(
      discount,
      lines.map((line) => line.itemTotal),
      precision,
    );
    lines.forEach((line, index) => (line.share = shares[index] ?? Fraction.zero));
  }

  const lineParts = lines.map((line, index) => ({
    amount: line.itemTotal.minus(line.share),
    taxes: draft.lines[index]?.taxes ?? [],
    paid: [] as Fraction[],
  }));
  const chargeParts = [draft.shipping, ...draft.charges].map((charge) => ({
    amount: charge ? round(Fraction.parse(charge.amount)) : Fraction.zero,
    taxes: charge?.taxes ?? [],
    paid: [] as Fraction[],
  }));
  const parts = [...lineParts, ...chargeParts];
  levyTaxes(parts, draft, round);

  const taxOf = (part: Part) => Fraction.total(part.paid);
  const lineTax = Fraction.total(lineParts.map(taxOf));
  const taxedSubTotal = draft.taxInclusive ? subTotal : subTotal.plus(lineTax);
  if (!draft.discountBeforeTax) {
    discount = discountOn(draft.profile.discountBase === 'taxed' ? taxedSubTotal : subTotal);
  }

  const secondBase = taxedSubTotal.minus(discount);
  const second = draft.documentTaxes.map((tax) => ({
    ...(tax.id !== undefined && { id: tax.id }),
    name: tax.name,
    percent: tax.percent ?? '0',
    base: secondBase,
    amount: round(
      tax.amount === undefined ? percentage(secondBase, tax.percent ?? '0') : Fraction.parse(tax.amount),
    ),
  }));
  const secondTotal = Fraction.total(second.map((tax) => tax.amount));
  const taxTotal = Fraction.total(parts.map(taxOf)).plus(secondTotal);
  const adjustment = round(Fraction.parse(draft.adjustment));
  const total = Fraction.total([
    subTotal,
    Fraction.zero.minus(discount),
    draft.taxInclusive ? secondTotal : taxTotal,
    ...chargeParts.map((part) => part.amount),
    adjustment,
  ]);
  if (total.isBelow(Fraction.zero)) throw new Refused('total');

  const printed = parts.map((part) => ({ ...part, ...explain(part, draft.taxInclusive) }));
  const entries = new Map<
    string,
    { id?: string; name: string; percent: string; base: Fraction; amount: Fraction }
  >();
  for (const tax of printed.flatMap((part) => part.rows)) {
    const name = `${tax.id ?? '(none)'} | ${tax.name} | ${tax.percent}`;
    const entry = entries.get(name) ?? { ...tax, base: Fraction.zero, amount: Fraction.zero };
    entries.set(name, { ...entry, base: entry.base.plus(tax.base), amount: entry.amount.plus(tax.amount) });
  }
  const showTax = <T extends { base: Fraction; amount: Fraction }>(tax: T) => ({
    ...tax,
    base: show(tax.base),
    amount: show(tax.amount),
  });
  const charges = printed.slice(lines.length).map((part, index) => ({
    name: (index === 0 ? draft.shipping?.name : draft.charges[index - 1]?.name) ?? '',
    amount: show(part.amount),
    net: show(part.net),
    taxes: part.rows.map(showTax),
    taxAmount: show(taxOf(part)),
  }));
  return {
    lines: lines.map((line, index) => {
      const part = printed[index];
      if (!part) throw new Error('a line lost its taxes');
      return {
        gross: show(line.gross),
        discountAmount: show(line.gross.minus(line.itemTotal)),
        itemTotal: show(line.itemTotal),
        discountShare: show(line.share),
        net: show(part.net),
        taxes: part.rows.map(showTax),
        taxAmount: show(taxOf(part)),
        baseRate: showBase(draft.lines[index]?.rate ?? ''),
        baseItemTotal: showBase(show(line.itemTotal)),
      };
    }),
    subTotal: show(subTotal),
    discountAmount: show(discount),
    taxes: [...[...entries.values()].map(showTax), ...second.map(showTax)],
    taxTotal: show(taxTotal),
    documentTaxTotal: show(secondTotal),
    shipping: charges[0],
    charges: charges.slice(1),
    adjustment: show(adjustment),
    total: show(total),
    baseSubTotal: showBase(show(subTotal)),
    baseTaxTotal: showBase(show(taxTotal)),
    baseTotal: showBase(show(total)),
  };
}

type Round = (value: Fraction, places?: number) => Fraction;

function roundTo(value: Fraction, places: number, tally: Tally): Fraction {
  const scale = Fraction.of(10n ** BigInt(places));
  const scaled = value.by(scale);
  const below = Fraction.of(scaled.floor());
  const rest = scaled.minus(below);
  const isTie = rest.top === HALF.top && rest.bottom === HALF.bottom;
  const negative = scaled.isBelow(Fraction.zero);
  if (isTie && negative) tally.tiesDown += 1;
  if (isTie && !negative) tally.tiesUp += 1;
  const goesUp = isTie ? !negative : !rest.isBelow(HALF);
  return (goesUp ? below.plus(ONE) : below).per(scale);
}

function percentage(base: Fraction, percent: string): Fraction {
  return base.by(Fraction.parse(percent)).per(HUNDRED);
}

function takenOff(base: Fraction, discount: Discount | undefined, field: string, round: Round): Fraction {
  if (!discount) return Fraction.zero;
  if (discount.kind === 'percent') return percentage(base, discount.value);
  const stated = round(Fraction.parse(discount.value));
  if (round(base).isBelow(stated)) throw new Refused(field);
  return base.isBelow(stated) ? base : stated;
}

/** Largest remainder: whole units by proportion, then one unit at a time to whoever lacks most, the earlier one first. */
function handOut(amount: Fraction, weights: Fraction[], places: number): Fraction[] {
  const unit = ONE.per(Fraction.of(10n ** BigInt(places)));
  const all = Fraction.total(weights);
  if (all.top === 0n) return weights;
  const due = weights.map((weight) => amount.by(weight).per(all));
  const given = due.map((share) => Fraction.of(share.per(unit).floor()).by(unit));
  const lack = due.map((share, index) => share.minus(given[index] ?? Fraction.zero));
  let left = amount.minus(Fraction.total(given)).per(unit).floor();
  for (; left > 0n; left -= 1n) {
    let neediest = 0;
    lack.forEach((value, index) => {
      if ((lack[neediest] ?? Fraction.zero).isBelow(value)) neediest = index;
    });
    given[neediest] = (given[neediest] ?? Fraction.zero).plus(unit);
    lack[neediest] = Fraction.zero;
  }
  return given;
}

/** Taxes on a net of one: plain ones on it, compound ones on it and everything levied before them. */
function taxesOnOne(taxes: readonly AppliedTax[]): Fraction[] {
  const plain = Fraction.total(
    taxes.filter((tax) => !tax.compound).map((tax) => percentage(ONE, tax.percent)),
  );
  let levied = ONE.plus(plain);
  return taxes.map((tax) => {
    if (!tax.compound) return percentage(ONE, tax.percent);
    const own = percentage(levied, tax.percent);
    levied = levied.plus(own);
    return own;
  });
}

function levyTaxes(parts: Part[], draft: TotalsDraft, round: Round): void {
  const due = parts.map((part) => {
    const perOne = taxesOnOne(part.taxes);
    const net = draft.taxInclusive ? part.amount.per(ONE.plus(Fraction.total(perOne))) : part.amount;
    return perOne.map((rate) => net.by(rate));
  });
  if (draft.profile.taxRounding === 'item_level') {
    parts.forEach((part, index) => (part.paid = (due[index] ?? []).map((amount) => round(amount))));
    return;
  }
  const places = parts.flatMap((part, row) =>
    part.taxes.map((tax, column) => ({
      row,
      column,
      name: `${tax.id ?? '(none)'} | ${tax.name} | ${tax.percent}`,
      amount: due[row]?.[column] ?? Fraction.zero,
    })),
  );
  for (const name of new Set(places.map((place) => place.name))) {
    const bearers = places.filter((place) => place.name === name);
    const amounts = bearers.map((bearer) => bearer.amount);
    const paid = handOut(round(Fraction.total(amounts)), amounts, draft.profile.precision);
    bearers.forEach(({ row, column }, index) => {
      const part = parts[row];
      if (part) part.paid[column] = paid[index] ?? Fraction.zero;
    });
  }
}

/** The printed net and the printed base of each tax of a line or charge. */
function explain(part: Part, inclusive: boolean) {
  const net = inclusive ? part.amount.minus(Fraction.total(part.paid)) : part.amount;
  const rows = part.taxes.map((tax, index) => {
    const counted = part.taxes.map((other, at) =>
      tax.compound && (!other.compound || at < index) ? (part.paid[at] ?? Fraction.zero) : Fraction.zero,
    );
    const base = net.plus(Fraction.total(counted));
    const amount = part.paid[index] ?? Fraction.zero;
    return {
      ...(tax.id !== undefined && { id: tax.id }),
      name: tax.name,
      percent: tax.percent as string,
      base,
      amount,
    };
  });
  return { net, rows };
}
