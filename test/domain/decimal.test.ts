import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  decimal,
  decimalOf,
  divideHalfUp,
  integerDigits,
  multiply,
  parseDecimal,
  roundDecimal,
  subtract,
  sum,
} from '../../lib/domain/decimal.ts';

describe('reading', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0001e60', `1${'0'.repeat(60)}`],
    ['0e999', '0'],
    ['00012.500', '12.5'],
    [' 7 ', '7'],
    ['1e3', '1000'],
    ['1E+3', '1000'],
    ['12.5e-3', '0.0125'],
    ['-1.50', '-1.5'],
    ['1e60', `1${'0'.repeat(60)}`],
    ['1e-60', `0.${'0'.repeat(59)}1`],
    ['9'.repeat(60), '9'.repeat(60)],
  ])('%s is %s', (text, read) => {
    expect(parseDecimal(text)).toBe(read);
  });

  it.each(['', ' ', '.5', '5.', '+1', '1,5', '0x10', 'NaN', 'Infinity', '--1', '1e', '1e1234', '1 2'])(
    '"%s" is no decimal',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it.each(['1e61', '1e-61', '1'.repeat(61), '10e60', '0.1e-60'])('%s is too large or too long', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('of what is ours is a defect when it fails', () => {
    expect(decimal(12)).toBe('12');
    expect(() => decimal('x')).toThrow(new TypeError('not a decimal: x'));
  });
});

describe('reckoning', () => {
  const d = decimal;

  it('adds, subtracts and multiplies to canonical text', () => {
    expect(sum([])).toBe('0');
    expect(sum([d('0.1'), d('0.2'), d('-0.3')])).toBe('0');
    expect(sum([d('9.99'), d('0.01')])).toBe('10');
    expect(subtract(d('1'), d('1.005'))).toBe('-0.005');
    expect(multiply(d('-1.5'), d('0.2'))).toBe('-0.3');
  });

  it.each([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['1.0049', 2, '1'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['2.5', 3, '2.5'],
    ['99.995', 2, '100'],
  ])('%s to %i places is %s', (value, places, rounded) => {
    expect(roundDecimal(d(value), places)).toBe(rounded);
  });

  it.each([
    ['1', '1', 0],
    ['1.1', '1', 1],
    ['-2', '1', -1],
    ['0.09', '0.1', -1],
  ])('%s against %s is %i', (left, right, sign) => {
    expect(compareDecimals(d(left), d(right))).toBe(sign);
  });

  it('counts digits before the point, and units of the last place', () => {
    expect([d('-123.45'), d('0.5')].map(integerDigits)).toEqual([3, 1]);
    expect(decimalOf(-5n, 2)).toBe('-0.05');
    expect(decimalOf(1200n, 2)).toBe('12');
    expect(divideHalfUp(-5n, 2n)).toBe(-3n);
  });

  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
    .map(([count, places]) => decimalOf(count, places));

  it('is exact: what is added can be taken away again, in any order', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(subtract(sum([a, b, c]), c)).toBe(sum([b, a]));
        expect(multiply(sum([a, b]), c)).toBe(sum([multiply(a, c), multiply(b, c)]));
        expect(Math.sign(compareDecimals(a, b))).toBe(-Math.sign(compareDecimals(b, a)) + 0);
      }),
    );
  });
});
