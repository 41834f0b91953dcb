import { describe, expect, it } from 'vitest';
import { holds, updated } from '../../lib/store/expressions.ts';

const item = { PK: 'p', SK: 's', version: 3, owner: 'o', n: 7 };
const values = { ':v': 3, ':w': 4, ':o': 'o' };
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
    expect(() => after('REMOVE #n')).toThrow(TypeError);
  });
});
