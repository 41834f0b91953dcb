/**
 * Token buckets. A bucket holds what may be done in a minute, and fills up again within one; what was taken out of it is all
 * that is kept of it. Counted in tokens times milliseconds of a minute, so that nothing is rounded.
 */

import { shelfOf } from './memory.ts';

const MINUTE_MS = 60_000;

interface BucketName {
  name: string;
  perMinute: number;
}

export interface Level {
  perMinute: number;
  /** Whole tokens that are there. */
  remaining: number;
  /** Until nothing is missing. */
  fullInMs: number;
}

interface Taken {
  /** Tokens that are missing, times MINUTE_MS. */
  missing: number;
  at: number;
}

interface TokenBuckets {
  /** Takes the tokens out of all the buckets, or out of none; then how long until they are all there, else 0 (milliseconds). */
  take(wanted: BucketName[], tokens: number, now: number): number;
  level(wanted: BucketName, now: number): Level;
}

/** At most so many buckets; those go first that were untouched for longest: after a minute they are full, and nobody misses them. */
export function tokenBuckets(atMost = 20_000): TokenBuckets {
  const buckets = shelfOf<Taken>(atMost);

  function missingFrom({ name, perMinute }: BucketName, now: number): number {
    const taken = buckets.get(name);
    if (!taken) return 0;
    // A clock that was set back refills nothing, and a bucket that became smaller lacks no more than it holds.
    const refilled = Math.max(0, now - taken.at) * perMinute;
    return Math.max(0, Math.min(taken.missing, perMinute * MINUTE_MS) - refilled);
  }

  function waitFor(wanted: BucketName, tokens: number, now: number): number {
    const lacking = missingFrom(wanted, now) - (wanted.perMinute - tokens) * MINUTE_MS;
    return Math.max(0, lacking / wanted.perMinute);
  }

  function takeOut(wanted: BucketName, tokens: number, now: number): void {
    const missing = missingFrom(wanted, now) + tokens * MINUTE_MS;
    const taken = buckets.get(wanted.name);
    if (taken) Object.assign(taken, { missing, at: now });
    else buckets.set(wanted.name, { missing, at: now });
  }

  return {
    take(wanted, tokens, now) {
      const wait = Math.max(...wanted.map((bucket) => waitFor(bucket, tokens, now)));
      if (wait === 0) for (const bucket of wanted) takeOut(bucket, tokens, now);
      return wait;
    },
    level(wanted, now) {
      const missing = missingFrom(wanted, now);
      const { perMinute } = wanted;
      return {
        perMinute,
        remaining: Math.floor(perMinute - missing / MINUTE_MS),
        fullInMs: missing / perMinute,
      };
    },
  };
}
