import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDecimal } from '../../../lib/domain/decimal.ts';
import { hasReadableNumbers, isJsonObject, numeric, parseJson } from '../../../lib/dialects/leaves/json.ts';

it.each([
  ['1', true],
  ['9'.repeat(40), true],
  ['9'.repeat(41), false],
  [`-0.${'9'.repeat(39)}`, true],
  [`-0.${'9'.repeat(40)}`, false],
  ['1e300', true],
  ['1e301', false],
  ['1E301', false],
  ['1e-301', false],
  ['1E-300', true],
  ['"1e400"', true],
  ['null', true],
  ['{"a":[1,{"b":[1E301]}]}', false],
  ['{"a":[1,{"b":[1E300]}]}', true],
])('%.50s has numbers that every parser reads: %s', (text, are) => {
  expect(hasReadableNumbers(parseJson(text))).toBe(are);
});

it.each([
  ['{}', true],
  ['[]', false],
  ['null', false],
  ['1', false],
  ['"x"', false],
])('%s is an object: %s', (text, is) => expect(isJsonObject(parseJson(text))).toBe(is));

it('prints every decimal digit for digit', () => {
  const digits = fc.stringMatching(/^-?\d{1,20}(\.\d{1,20})?(e-?\d)?$/);
  const edges = ['0.000001', '-0.000001', '0.0000001', '123456789012345', '0.1234567890123', '-0.5'];
  fc.assert(
    fc.property(fc.oneof(digits, fc.constantFrom(...edges)), (text) => {
      const value = parseDecimal(text);
      fc.pre(value !== undefined);
      expect(JSON.stringify(numeric(value))).toBe(value);
    }),
    { numRuns: 1000 },
  );
  expect(JSON.stringify(numeric(undefined))).toBe('0');
});
