import { describe, expect, it } from 'vitest';
import { fold, hasWord, wordBeginnings } from '../../lib/domain/folded-text.ts';
import { isOrderId, instant } from '../../lib/domain/identity.ts';
import { automaticNumber, counterOf, normalizeNumber } from '../../lib/domain/order-number.ts';
import { compareTexts, sortedText } from '../../lib/domain/sorted-text.ts';
import { asOrderError, isOrderError, OrderError } from '../../lib/domain/order-error.ts';
import { beginningOf } from '../../lib/domain/text-beginning.ts';
import { isWellFormed } from '../../lib/domain/value-texts.ts';
import { refused } from '../support/plain-order.ts';

it.each([
  ['Đặng Łódź Øre Ħa', 'dang lodz ore ha'],
  ['ß æ œ þ ı ð', 'ss ae oe th i d'],
  ['  A.-b__C  ', 'a b c'],
  ['Ｆｕｌｌ ½', 'full 1 2'],
  ['日本 7', '日本 7'],
  ['', ''],
])('%j is looked for as %j', (text, folded) => expect(fold(text)).toBe(folded));

it('a text is found by each of its first eight words', () => {
  expect(wordBeginnings('A b C')).toEqual(['a b c', 'b c', 'c']);
  expect(wordBeginnings('1 2 3 4 5 6 7 8 9')).toHaveLength(8);
  const found = ['mu', 'big mu', 'ig', 'mueller', ''].map((beginning) => hasWord('Big Müller', beginning));
  expect(found).toEqual([true, true, false, false, true]);
});

it.each([
  [' e\u0301 ', '\u00e9'],
  ['a\u0000b\tc', 'a\uFFFDb\uFFFDc'],
])('%j is sorted as %j', (text, sorted) => expect(sortedText(text)).toBe(sorted));

it.each([
  ['a', 'a', 0],
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'ab', -1],
  ['ab', 'a', 1],
  ['\u{1F600}', '\uFF5E', 1],
  ['\u{1F600}a', '\u{1F600}b', -1],
  ['\u{1F600}', '\u{1F601}', -1],
  ['SO-100000', 'SO-99999', -1],
  ['', '', 0],
])('%j against %j is %i', (left, right, sign) => expect(Math.sign(compareTexts(left, right))).toBe(sign));

it.each([
  ['ab', 2, 'ab'],
  ['abc', 2, 'ab'],
  ['a😀', 2, 'a'],
  ['a😀', 3, 'a😀'],
  ['😀', 1, ''],
])('%j begins, in %i, with %j', (text, length, beginning) => {
  expect(beginningOf(text, length)).toBe(beginning);
});

it.each([
  ['a😀', true],
  [{ a: [{ '😀': 'é' }, null, 1] }, true],
  ['\ud800', false],
  [{ a: [{ b: '\udc00' }] }, false],
  [{ a: { '\ud800': 1 } }, false],
])('%j holds whole characters: %s', (value, whole) => expect(isWellFormed(value)).toBe(whole));

describe('numbers of orders', () => {
  const reason = 'must not hold control characters';
  it.each([
    [' A ', 'A'],
    ['', { code: 'missing_field', field: 'number' }],
    ['  ', { code: 'missing_field', field: 'number' }],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['x'.repeat(101), { code: 'invalid_value', field: 'number', maximumLength: 100 }],
    ['a\u0000b', { code: 'invalid_value', field: 'number', reason }],
  ])('%j is %j', (text, result) =>
    expect(refused(() => normalizeNumber(text)) ?? normalizeNumber(text)).toEqual(result),
  );

  it.each([
    ['', 0, 1, '1'],
    ['A', 3, 12, 'A012'],
    ['A', 0, 12, 'A12'],
  ])('%j with %i digits and %i is %s', (prefix, padding, counter, number) => {
    expect(automaticNumber({ prefix, padding, next: 1 }, counter)).toBe(number);
    expect(counterOf({ prefix, padding, next: 5 }, number)).toBe(counter);
  });

  it.each(['B012', 'A0012', 'A12', 'A', 'Ax012', 'A012x', `A${'1'.repeat(16)}`])(
    '%s is not automatic',
    (number) => {
      expect(counterOf({ prefix: 'A', padding: 3, next: 1 }, number)).toBeUndefined();
    },
  );

  it('may have 15 digits', () => {
    expect(counterOf({ prefix: 'A', padding: 3, next: 1 }, `A${'1'.repeat(15)}`)).toBe(111_111_111_111_111);
  });
});

it.each([
  ['1', true],
  ['1'.repeat(19), true],
  ['1'.repeat(20), false],
  ['', false],
  ['x1', false],
  ['1x', false],
])('%j may be an order’s id: %s', (id, is) => expect(isOrderId(id)).toBe(is));

it('a time is told to the millisecond', () => expect(instant(new Date(0))).toBe('1970-01-01T00:00:00.000Z'));

it('an error is known by its code; others become internal', () => {
  const error = new OrderError('not_found', { id: '1' });
  expect([error.name, error.message, error.code, error.details]).toEqual([
    'OrderError',
    'not_found',
    'not_found',
    { id: '1' },
  ]);
  expect([
    isOrderError(error, 'not_found'),
    isOrderError(error, 'conflict'),
    isOrderError({ code: 'not_found' }, 'not_found'),
  ]).toEqual([true, false, false]);
  expect(asOrderError(error)).toBe(error);
  const cause = new Error('x');
  expect(asOrderError(cause)).toMatchObject({ code: 'internal', details: {}, cause });
});
