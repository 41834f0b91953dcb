import { expect, it } from 'vitest';
import { minorUnits } from '../../lib/domain/currency.ts';

it.each([
  ['EUR', 2],
  ['USD', 2],
  ['VND', 0],
  ['JPY', 0],
  ['KWD', 3],
  ['BHD', 3],
  ['TND', 3],
  ['CLF', 4],
])('%s has %i decimals', (code, digits) => {
  expect(minorUnits(code)).toBe(digits);
});

it.each(['ABC', '', 'EURO', 'eur'])('%j is no currency', (code) => {
  expect(minorUnits(code)).toBeUndefined();
});
