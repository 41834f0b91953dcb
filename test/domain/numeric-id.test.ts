import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNumericId, mayStandIn, numericId } from '../../lib/domain/numeric-id.ts';
import { timeOrderedIds } from '../../lib/domain/identity.ts';

describe('an id that is a number', () => {
  it.each(['0', '7', '4815000000044080', '130426000000664020', '9223372036854775807'])('%s stays', (id) => {
    expect(numericId('item', id)).toBe(id);
  });

  it.each(['007', '-1', '1.0', '9223372036854775808', '1e3', ' 1', '１', 'PROD_001'])('%s is none', (id) => {
    expect(isNumericId(id)).toBe(false);
    expect(numericId('item', id)).not.toBe(id);
  });

  it('is not made of nothing', () => {
    expect(numericId('item', '')).toBe('');
  });
});

describe('a number that stands in', () => {
  it('is a number that a binary float holds, written alike, and told by its looks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (id) => {
        const number = numericId('customer', id);
        expect(isNumericId(number)).toBe(true);
        expect(String(Number(number))).toBe(number);
        expect(mayStandIn(number)).toBe(number !== id || mayStandIn(id));
        expect(numericId('customer', number)).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for ever: clients keep it', () => {
    expect(numericId('item', 'PROD_001')).toBe('8933996803366475');
    expect(numericId('customer', 'PROD_001')).toBe('8794424933050842');
    expect(numericId('tax', 'VAT 8')).toBe('8462428966801917');
  });

  it('is never one of ours before 2080, nor one of Zoho’s, which have zeros in the middle', () => {
    const until2080 = timeOrderedIds({ now: () => new Date('2080-01-01') }, () => 0.999);
    expect(mayStandIn(until2080())).toBe(false);
    expect(mayStandIn('8815000000044080')).toBe(false);
  });

  it('is another one for each of 100,000 codes', () => {
    const numbers = new Set(Array.from({ length: 100_000 }, (_, at) => numericId('item', `SKU-${at}`)));
    expect(numbers.size).toBe(100_000);
  });
});
