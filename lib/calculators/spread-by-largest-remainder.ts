import { ratio, scaledTo, sharedDenominator, type Ratio } from './ratio.ts';

/** How units were spread, by part: its exact share, and the place of its remainder among all, from 1. */
export interface Spread {
  leftOver: bigint;
  exact: Ratio[];
  ranks: number[];
}

/**
 * Splits whole units in proportion to the weights, so that the parts add up to the amount exactly.
 * part = floor(amount x weight / sum of weights); the units left over go one by one to the largest remainders,
 * ties to the earlier part (the Hamilton method). A zero weight gets nothing, and no part exceeds a whole weight as
 * long as the amount does not exceed their sum. Amount and weights must not be negative. `tell` hears how it came about.
 */
export function spreadByLargestRemainder(
  amount: bigint,
  weights: readonly Ratio[],
  tell?: (spread: Spread) => void,
): bigint[] {
  const shares = commonNumerators(weights);
  const total = shares.reduce((sum, share) => sum + share, 0n);
  if (total === 0n) {
    tell?.({ leftOver: 0n, exact: shares.map(() => ratio(0n)), ranks: shares.map((_, index) => index + 1) });
    return shares;
  }
  const parts = shares.map((share) => (amount * share) / total);
  const leftOver = amount - parts.reduce((sum, part) => sum + part, 0n);
  const remainders = shares.map((share, index) => ({ index, remainder: (amount * share) % total }));
  // Only the sign of the difference counts. Sorting is stable, so equal remainders keep the order of their parts.
  remainders.sort((left, right) => Number(right.remainder - left.remainder));
  tell?.({
    leftOver,
    exact: shares.map((share) => ratio(amount * share, total)),
    ranks: shares.map((_, part) => remainders.findIndex(({ index }) => index === part) + 1),
  });
  for (const { index } of remainders.slice(0, Number(leftOver))) {
    parts[index] = (parts[index] ?? 0n) + 1n;
  }
  return parts;
}

function commonNumerators(weights: readonly Ratio[]): bigint[] {
  const denominator = weights.reduce((shared, weight) => sharedDenominator(shared, weight.denominator), 1n);
  return weights.map((weight) => scaledTo(denominator, weight));
}
