import type { Units } from './minor-units.ts';
import { scaledTo, sharedDenominator, type Ratio } from './ratio.ts';

interface Part {
  index: number;
  remainder: bigint;
}

/**
 * Splits whole units in proportion to the weights, so that the parts add up to the amount exactly.
 * part = floor(amount x weight / sum of weights); the units left over go one by one to the largest remainders,
 * ties to the earlier part (the Hamilton method). A zero weight gets nothing, and no part exceeds a whole weight as
 * long as the amount does not exceed their sum. Amount and weights must not be negative.
 */
export function spreadByLargestRemainder(amount: Units, weights: readonly Ratio[]): Units[] {
  const shares = commonNumerators(weights);
  const total = shares.reduce((sum, share) => sum + share, 0n);
  if (total === 0n) return shares;
  const parts = shares.map((share) => (amount * share) / total);
  const leftOver = amount - parts.reduce((sum, part) => sum + part, 0n);
  const remainders = shares.map((share, index) => ({ index, remainder: (amount * share) % total }));
  for (const { index } of remainders.sort(byRemainder).slice(0, Number(leftOver))) {
    parts[index] = (parts[index] ?? 0n) + 1n;
  }
  return parts;
}

/** Array sorting is stable, so equal remainders keep the order of their parts. */
function byRemainder(left: Part, right: Part): number {
  if (left.remainder === right.remainder) return 0;
  return left.remainder > right.remainder ? -1 : 1;
}

function commonNumerators(weights: readonly Ratio[]): bigint[] {
  const denominator = weights.reduce((shared, weight) => sharedDenominator(shared, weight.denominator), 1n);
  return weights.map((weight) => scaledTo(denominator, weight));
}
