/** Ids of orders and lines: time-ordered, 16 digits, below 2^53, so that they are safe as JSON numbers too. */
import type { Clock } from './ports.ts';

/** 2015-01-01: with 12 bits below the millisecond, ids have 16 digits from 2023 and stay below 2^53 until 2084. */
const EPOCH_MS = 1_420_070_400_000;
const RANDOM_VALUES = 4096;

/** Milliseconds and 12 random bits, and at least the last one + 1 (else two of 200 line ids clash). */
export function timeOrderedIds(clock: Clock, random: () => number = Math.random): () => string {
  let last = 0;
  return () => {
    const fresh = (clock.now().getTime() - EPOCH_MS) * RANDOM_VALUES + Math.floor(random() * RANDOM_VALUES);
    last = Math.max(last + 1, fresh);
    return String(last);
  };
}
