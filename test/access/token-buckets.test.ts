import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenBuckets } from '../../lib/access/token-buckets.ts';

const ONE = { name: 'one', perMinute: 120 };
const TWO = { name: 'two', perMinute: 600 };

describe('a bucket', () => {
  it('gives what it holds at once, and then as much as runs in', () => {
    const buckets = tokenBuckets();
    expect(buckets.take([ONE], 120, 0)).toBe(0);
    expect(buckets.take([ONE], 1, 0)).toBe(500);
    expect(buckets.take([ONE], 1, 499)).toBe(1);
    expect(buckets.take([ONE], 1, 500)).toBe(0);
    expect(buckets.take([ONE], 1, 500)).toBe(500);
  });

  it('says how many whole tokens are left, and when none is missing', () => {
    const buckets = tokenBuckets();
    buckets.take([ONE], 100, 0);
    expect(buckets.level(ONE, 0)).toEqual({ perMinute: 120, remaining: 20, fullInMs: 50_000 });
    expect(buckets.level(ONE, 499).remaining).toBe(20);
    expect(buckets.level(ONE, 500).remaining).toBe(21);
    expect(buckets.level(ONE, 50_000)).toEqual({ perMinute: 120, remaining: 120, fullInMs: 0 });
    expect(buckets.level(ONE, 90_000).remaining).toBe(120);
  });

  it('gives nothing when another one that is asked as well has too little', () => {
    const buckets = tokenBuckets();
    expect(buckets.take([ONE, TWO], 121, 0)).toBe(500);
    expect(buckets.level(TWO, 0).remaining).toBe(600);
    expect(buckets.take([ONE, TWO], 120, 0)).toBe(0);
    expect([buckets.level(ONE, 0).remaining, buckets.level(TWO, 0).remaining]).toEqual([0, 480]);
  });

  it('neither fills up nor shuts when the clock is set back', () => {
    const buckets = tokenBuckets();
    buckets.take([ONE], 119, 86_400_000);
    expect(buckets.take([ONE], 1, 0)).toBe(0);
    expect(buckets.take([ONE], 1, 0)).toBe(500);
    expect(buckets.take([ONE], 1, 500)).toBe(0);
  });

  it('that became smaller is open again within a minute', () => {
    const buckets = tokenBuckets();
    buckets.take([{ ...ONE, perMinute: 6000 }], 6000, 0);
    expect(buckets.take([ONE], 1, 0)).toBe(500);
    expect(buckets.level(ONE, 60_000).remaining).toBe(120);
  });

  it('lets through what its limit says, whenever it is asked: never more, and no token less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 100 })), {
          maxLength: 60,
        }),
        (perMinute, asked) => {
          const buckets = tokenBuckets();
          const bucket = { name: 'one', perMinute };
          // Reckoned by hand in sixty-thousandths of a token.
          let held = perMinute * 60_000;
          let now = 0;
          for (const [later, tokens] of asked) {
            now += later;
            held = Math.min(perMinute * 60_000, held + later * perMinute);
            const fits = held >= tokens * 60_000;
            if (fits) held -= tokens * 60_000;
            expect(buckets.take([bucket], tokens, now) === 0).toBe(fits);
            expect(buckets.level(bucket, now).remaining).toBe(Math.floor(held / 60_000));
          }
        },
      ),
    );
  });
});

describe('many buckets', () => {
  it('are no more than so many; those that nobody touched for longest go first', () => {
    const buckets = tokenBuckets(4);
    const named = (name: string) => ({ name, perMinute: 100 });
    for (const name of ['a', 'b', 'c', 'a', 'd']) buckets.take([named(name)], 10, 0);
    const left = ['d', 'c', 'b', 'a'].map((name) => buckets.level(named(name), 0).remaining);
    expect(left).toEqual([90, 90, 100, 80]);
  });
});
