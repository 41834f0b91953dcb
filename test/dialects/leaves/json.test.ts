import { expect, it } from 'vitest';
import { hasReadableNumbers, isJsonObject, parseJson } from '../../../lib/dialects/leaves/json.ts';

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
