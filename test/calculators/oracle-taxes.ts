/** The oracle's taxes: due by law of the net, then paid at the rounding level. */
import type { AuditedDraft } from './audited-draft.ts';
import type { AppliedTax } from '../../lib/domain/pricing.ts';
import { Fraction } from './fraction.ts';
import { handOut, percentage, type Round } from './oracle-rounding.ts';

const ONE = Fraction.of(1n);

/** A line or charge, its taxes, and what it pays of each on which printed base. */
export interface Part {
  amount: Fraction;
  taxes: readonly AppliedTax[];
  paid: Fraction[];
  bases: Fraction[];
}

/** Tax and base on a net of one: plain taxes on it, compound ones on it and everything levied before them. */
function leviesOnOne(taxes: readonly AppliedTax[]): { base: Fraction; tax: Fraction }[] {
  const plain = Fraction.total(
    taxes.filter((tax) => !tax.compound).map((tax) => percentage(ONE, tax.percent)),
  );
  let levied = ONE.plus(plain);
  return taxes.map((tax) => {
    if (!tax.compound) return { base: ONE, tax: percentage(ONE, tax.percent) };
    const base = levied;
    levied = levied.plus(percentage(base, tax.percent));
    return { base, tax: percentage(base, tax.percent) };
  });
}

/** Fills in `paid` and `bases` of every part. */
export function levyTaxes(parts: Part[], draft: AuditedDraft, round: Round): void {
  const due = parts.map((part) => {
    const levies = leviesOnOne(part.taxes);
    const price = draft.taxInclusive ? ONE.plus(Fraction.total(levies.map((levy) => levy.tax))) : ONE;
    const net = part.amount.per(price);
    return levies.map((levy) => ({ tax: net.by(levy.tax), base: net.by(levy.base) }));
  });
  const taxes = settle(
    parts,
    due.map((row) => row.map((levy) => levy.tax)),
    draft,
    round,
  );
  const distances = due.map((row, index) =>
    row.map(({ base }) => {
      const amount = parts[index]?.amount ?? Fraction.zero;
      return draft.taxInclusive ? amount.minus(base) : base.minus(amount);
    }),
  );
  const settled = settle(parts, distances, draft, round);
  parts.forEach((part, index) => {
    part.paid = taxes[index] ?? [];
    part.bases = (settled[index] ?? []).map((distance) =>
      draft.taxInclusive ? part.amount.minus(distance) : part.amount.plus(distance),
    );
  });
}

/** Rounds one by one, or each tax once with the units handed out over those who bear it. */
function settle(parts: Part[], due: Fraction[][], draft: AuditedDraft, round: Round): Fraction[][] {
  if (draft.profile.taxRounding === 'item_level') return due.map((row) => row.map((amount) => round(amount)));
  const settled = due.map((row) => row.slice());
  const places = parts.flatMap((part, row) =>
    part.taxes.map((tax, column) => ({ row, column, name: nameOf(tax), amount: due[row]?.[column] ?? ONE })),
  );
  for (const name of new Set(places.map((place) => place.name))) {
    const bearers = places.filter((place) => place.name === name);
    const amounts = bearers.map((bearer) => bearer.amount);
    const whole = handOut(round(Fraction.total(amounts)), amounts, draft.profile.precision);
    bearers.forEach(({ row, column }, index) => {
      const target = settled[row];
      if (target) target[column] = whole[index] ?? ONE;
    });
  }
  return settled;
}

/** Two taxes of one name are one entry of the breakdown. */
export function nameOf(tax: { id?: string; name: string; percent: string }): string {
  return `${tax.id ?? '(none)'} | ${tax.name} | ${tax.percent}`;
}
