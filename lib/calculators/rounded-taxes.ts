/** The two rounding levels. Everything else about taxes is the same for both. */
import type { TaxRounding } from '../domain/pricing.ts';
import { roundHalfUp, sumRatios, type Ratio } from './ratio.ts';
import { spreadByLargestRemainder, type Spread } from './spread-by-largest-remainder.ts';

/** An exact amount in minor units, not negative, that one tax causes on one line or charge. */
interface ExactPart {
  /** The same for every part of one tax. */
  key: string;
  exact: Ratio;
}

/** One tax that was rounded once: the places of its parts, their exact sum, and how the rounded one was handed back. */
export interface RoundedOnce extends Spread {
  places: number[];
  sum: Ratio;
  rounded: bigint;
}

/**
 * All parts of a document in whole minor units, place by place. `item_level` rounds each part. `entity_level` sums
 * each tax exactly, rounds once, and spreads the rounded tax over its parts, which so add up to it; `tell` hears how.
 */
export function roundedParts(
  parts: readonly ExactPart[],
  level: TaxRounding,
  tell?: (once: RoundedOnce) => void,
): bigint[] {
  if (level === 'item_level') return parts.map(({ exact }) => roundHalfUp(exact));
  const rounded = parts.map(() => 0n);
  const places = parts.map(({ key, exact }, index) => ({ key, exact, index }));
  for (const sharers of Map.groupBy(places, ({ key }) => key).values()) {
    const weights = sharers.map(({ exact }) => exact);
    const exact = sumRatios(weights);
    const whole = roundHalfUp(exact);
    const heard =
      tell &&
      ((spread: Spread) =>
        tell({ ...spread, places: sharers.map(({ index }) => index), sum: exact, rounded: whole }));
    const shares = spreadByLargestRemainder(whole, weights, heard);
    sharers.forEach(({ index }, position) => (rounded[index] = shares[position] ?? 0n));
  }
  return rounded;
}
