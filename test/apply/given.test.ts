import { describe, expect, it } from 'vitest';
import { kept, required, requiredText, text } from '../../lib/apply/given.ts';
import { refused } from '../support/plain-order.ts';

const MISSING = { code: 'missing_field', field: 'name' };

describe('of what is given', () => {
  it.each<[unknown, string | null | undefined, string]>([
    ['absent stays', undefined, 'old'],
    ['null empties', null, ''],
    ['"" empties', '', ''],
    ['a text takes the place', 'new', 'new'],
  ])('text: %s', (_, given, result) => {
    expect(text(given, 'old')).toBe(result);
  });

  it.each<[unknown, string | null | undefined, string | undefined]>([
    ['absent stays', undefined, 'old'],
    ['null forgets', null, undefined],
    ['"" forgets', '', undefined],
    ['a text takes the place', 'new', 'new'],
  ])('an optional value: %s', (_, given, result) => {
    expect(kept(given, 'old')).toBe(result);
  });

  it.each<[unknown, string | null | undefined, string, string | undefined]>([
    ['absent stays', undefined, 'old', 'old'],
    ['a text takes the place, as it is written', ' new ', 'old', ' new '],
    ['null is refused', null, 'old', undefined],
    ['blanks are refused', ' ', 'old', undefined],
    ['what stays must not be blank either', undefined, ' ', undefined],
  ])('a text that must be there: %s', (_, given, current, result) => {
    const work = () => requiredText(given, current, 'name');
    if (result === undefined) expect(refused(work)).toEqual(MISSING);
    else expect(work()).toBe(result);
  });

  it('a value that must be there: absent stays, null is refused, zero is one', () => {
    expect([required(undefined, 1, 'name'), required(0, 1, 'name')]).toEqual([1, 0]);
    expect(refused(() => required(null, 1, 'name'))).toEqual(MISSING);
  });
});
