import { expect, it } from 'vitest';
import { code as find, codes } from 'currency-codes';
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

it('every code has the decimals that ISO 4217 lists', () => {
  const listed = codes().map((code) => [code, find(code)?.digits]);
  expect(listed.length).toBeGreaterThan(170);
  expect(codes().map((code) => [code, minorUnits(code)])).toEqual(listed);
});
