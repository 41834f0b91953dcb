/** The two rounding levels. Everything else about taxes is the same for both. */
import type { TaxRounding } from '../domain/pricing.ts';
import { roundHalfUp, sumRatios, type Ratio } from './ratio.ts';
import { spreadByLargestRemainder } from './spread-by-largest-remainder.ts';

/** An exact amount in minor units, not negative, that one tax causes on one line or charge. */
interface ExactPart {
  /** The same for every part of one tax. */
  key: string;
  exact: Ratio;
}

/**
 * All parts of a document in whole minor units, place by place. `item_level` rounds each part. `entity_level` sums
 * each tax exactly, rounds once, and spreads the rounded tax over its parts, which so add up to it.
 */
export function roundedParts(parts: readonly ExactPart[], level: TaxRounding): bigint[] {
  if (level === 'item_level') return parts.map(({ exact }) => roundHalfUp(exact));
  const rounded = parts.map(() => 0n);
  const places = parts.map(({ key, exact }, index) => ({ key, exact, index }));
  for (const sharers of Map.groupBy(places, ({ key }) => key).values()) {
    const weights = sharers.map(({ exact }) => exact);
    const shares = spreadByLargestRemainder(roundHalfUp(sumRatios(weights)), weights);
    sharers.forEach(({ index }, position) => (rounded[index] = shares[position] ?? 0n));
  }
  return rounded;
}
