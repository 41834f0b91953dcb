import { describe, expect, it } from 'vitest';
import { holds, updated } from '../../lib/store/expressions.ts';

const item = { PK: 'p', SK: 's', version: 3, owner: 'o', n: 7 };
const values = { ':v': 3, ':w': 4, ':o': 'o', ':p': 'p', ':s': '4' };
const on = (ConditionExpression: string, stands = true) =>
  holds(stands ? item : undefined, {
    ConditionExpression,
    ExpressionAttributeNames: { '#o': 'owner', '#n': 'n' },
    ExpressionAttributeValues: values,
  });

describe('a condition of a write', () => {
  it.each([
    ['attribute_exists(PK)', true, false],
    ['attribute_not_exists(PK)', false, true],
    ['version = :v', true, false],
    ['version = :w', false, false],
    ['attribute_not_exists(PK) OR #o = :o', true, true],
    ['attribute_not_exists(PK) OR #o = :v OR (#o = :o AND version = :v)', true, true],
    ['attribute_not_exists(#n) OR (#n < :w AND #n >= :v)', false, true],
    ['attribute_not_exists(#n) OR (#n > :w AND version <= :v)', true, true],
    ['attribute_exists(gone) AND version = :v OR version = :v', true, false],
    ['version = :v AND attribute_exists(gone) AND version = :v', false, false],
    ['version = :w OR version = :w OR version = :v', true, false],
    ['version <> :v', false, true],
    ['version <> :w', true, true],
    ['version < :w', true, false],
    ['version < :v', false, false],
    ['version <= :v', true, false],
    ['#n > :w', true, false],
    ['version > :v', false, false],
    ['version >= :v', true, false],
    ['version >= :w', false, false],
    ['#o < :p', true, false],
    ['#o > :p', false, false],
    ['#o <= :o', true, false],
    ['#o <= :v', false, false],
    ['version <= :o', false, false],
    ['version < :s', false, false],
    ['version = #n', false, true],
    ['((version = :v))', true, false],
  ])('%s', (condition, onItem, onNothing) => {
    expect([on(condition), on(condition, false)]).toEqual([onItem, onNothing]);
  });

  it.each(['size(PK) > :v', 'version = :v,', 'version BETWEEN :v AND :w'])(
    '%s is not understood',
    (condition) => {
      expect(() => on(`${condition} )`)).toThrow(TypeError);
    },
  );
});

it.each([
  ['version = :v )', 'an expression that is not understood: version = :v )'],
  ['version = :v XOR version = :v', 'an expression that is not understood: version = :v XOR version = :v'],
  ['(version = :v', 'an expression with undefined for )'],
  ['attribute_exists PK', 'an expression with PK for ('],
  ['attribute_exists(PK OR', 'an expression with OR for )'],
  ['version LIKE :v', 'a comparison that is not understood: LIKE'],
])('%j says what is wrong with it', (condition, message) => {
  expect(() => on(condition)).toThrow(new TypeError(message));
});

it('no condition holds', () => {
  expect([holds(undefined, {}), holds(item, {})]).toEqual([true, true]);
});

describe('an update', () => {
  const after = (UpdateExpression: string, stands: object = item) =>
    updated(
      { ...stands },
      {
        UpdateExpression,
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: values,
      },
    );

  it('sets, adds, and begins where there is nothing', () => {
    expect(after('SET #n = if_not_exists(#n, :v) + :w')).toMatchObject({ n: 11 });
    expect(after('SET #n = if_not_exists(#n, :v) + :w', {})).toEqual({ n: 7 });
    expect(after('SET #n = :w, schema = :o')).toMatchObject({ n: 4, schema: 'o', version: 3 });
    expect(after('ADD #n :v', {})).toEqual({ n: 3 });
    expect(after('ADD #n :v')).toEqual({ ...item, n: 10 });
    expect(after('SET #n = version + :v + :w')).toEqual({ ...item, n: 10 });
    expect(after('SET #n = if_not_exists(version, :w),  #o = if_not_exists(gone, :o)')).toEqual({
      ...item,
      n: 3,
      '#o': 'o',
    });
    for (const none of ['REMOVE #n', 'ADD #n :v, #o :w', '']) {
      const wrong = new TypeError(`an update that is not understood: ${none}`);
      expect(() => after(none)).toThrow(wrong);
    }
  });
});
