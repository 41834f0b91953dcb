/** The oracle's rounding and sharing out. */
import { Fraction } from './fraction.ts';

const HALF = Fraction.of(1n, 2n);
const ONE = Fraction.of(1n);
const HUNDRED = Fraction.of(100n);

/** How often the rounding rule had to decide a tie, so that a run can show that it met some. */
export interface Tally {
  tiesUp: number;
  tiesDown: number;
}

export type Round = (value: Fraction, places?: number) => Fraction;

export function roundTo(value: Fraction, places: number, tally: Tally): Fraction {
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

export function percentage(base: Fraction, percent: string): Fraction {
  return base.by(Fraction.parse(percent)).per(HUNDRED);
}

/** Largest remainder: whole units by proportion, then one unit at a time to whoever lacks most, the earlier one first. */
export function handOut(amount: Fraction, weights: Fraction[], places: number): Fraction[] {
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
