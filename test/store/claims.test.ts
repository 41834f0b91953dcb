/** Records of keyed calls: how they are written, read again, and what they say to who comes second. */
import { describe, expect, it } from 'vitest';
import { rawItem } from '../../lib/store/bulk-calls.ts';
import { claimPut, commitValue, recall, refusedPut, remember } from '../../lib/store/claims.ts';
import { endingOf } from '../support/ending-of.ts';
import { recordedCalls } from '../support/recorded-calls.ts';
import { anOrder } from '../support/plain-order.ts';

const claim = { id: 'c', position: 2, callHash: 'h', takenAt: 100, expiresAt: 200 };
const record = {
  PK: 'IDEM#c',
  SK: 'IDEM#002',
  position: 2,
  callHash: 'h',
  how: undefined,
  expiresAt: 200,
  schemaVersion: 1,
};
const unlessTaken = {
  ConditionExpression:
    'attribute_not_exists(PK) OR expiresAt <= :now OR (attribute_exists(refused) AND callHash <> :hash)',
  ExpressionAttributeValues: { ':now': 100, ':hash': 'h' },
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
};
const failed = (name: string, item?: object) => () =>
  Promise.reject(Object.assign(new Error(name), { name, Item: item && rawItem(item as never) }));

describe('a value that is kept', () => {
  const write = { Put: { Item: { PK: 'p', SK: 's' } } };
  const value = { a: [1] };
  const commit = (codes: string[], taken?: object) => {
    const reasons = codes.map((Code, at) => ({
      Code,
      ...(at === 1 && taken && { Item: rawItem(taken as never) }),
    }));
    const cancelled = { reasons, uncertain: false, cause: new Error('the cause') };
    const { calls } = recordedCalls([], { transact: async () => cancelled });
    return commitValue(calls, write, { kind: 'comment', value, claim });
  };

  it('is written beside its record, as JSON', async () => {
    const { calls, asked } = recordedCalls([]);
    expect(await commitValue(calls, write, { kind: 'comment', value, claim })).toBe(value);
    expect(await commitValue(calls, write, { kind: 'comment', value })).toBe(value);
    const kept = { Put: { Item: { ...record, value: '{"a":[1]}' }, ...unlessTaken } };
    expect(asked).toEqual([
      ['transact', [write, kept]],
      ['transact', [write]],
    ]);
  });

  it.each<[string[], object | undefined, object]>([
    [['ConditionalCheckFailed', 'None'], undefined, { code: 'not_found', kind: 'comment' }],
    [['ConditionalCheckFailed', 'ConditionalCheckFailed'], { callHash: 'x' }, { code: 'key_reused' }],
    [
      ['None', 'ConditionalCheckFailed'],
      { callHash: 'h', refused: '{"code":"conflict","details":{}}' },
      { code: 'conflict' },
    ],
  ])('is refused by %j, where %j stands: %j', async (codes, taken, expected) => {
    expect(await endingOf(commit(codes, taken))).toEqual(expected);
  });

  it('is that of its twin, and fails as the table does', async () => {
    const twin = commit(['None', 'ConditionalCheckFailed'], { callHash: 'h', value: '7' });
    await expect(twin).rejects.toMatchObject({ kept: { value: 7, how: undefined } });
    await expect(commit(['TransactionConflict', 'None'])).rejects.toThrow('the cause');
  });
});

describe('a success that changed nothing', () => {
  const order = anOrder();

  it('is kept as the order was', async () => {
    const { calls, asked } = recordedCalls([]);
    expect(await remember(calls, claim, order)).toBe(order);
    expect(asked).toEqual([['put', claimPut(claim, order)]]);
    const { Item, ...rest } = claimPut(claim, order);
    expect(rest).toEqual(unlessTaken);
    expect(Item).toMatchObject({ ...record, orderId: '1', version: 3, doc: expect.anything() });
  });

  it('is that of its twin, and fails as the table does', async () => {
    const kept = claimPut({ ...claim, how: 'id' }, order).Item;
    const put = failed('ConditionalCheckFailedException', kept);
    const twin = remember(recordedCalls([], { put }).calls, claim, order);
    const same = JSON.parse(JSON.stringify(order));
    await expect(twin).rejects.toMatchObject({ kept: { order: same, how: 'id' } });
    const down = remember(recordedCalls([], { put: failed('TimeoutError') }).calls, claim, order);
    await expect(down).rejects.toThrow('TimeoutError');
  });
});

it('a refusal takes the place of a success', () => {
  const put = refusedPut(claim, { code: 'not_found', details: { id: '1' } });
  expect(put).toEqual({
    Item: { ...record, refused: '{"code":"not_found","details":{"id":"1"}}' },
    ...unlessTaken,
  });
});

describe('what earlier calls have kept', () => {
  const at = (position: number, more: object) => ({
    ...record,
    SK: `IDEM#00${position}`,
    position,
    value: String(position),
    ...more,
  });
  const world = [
    at(0, {}),
    at(1, { refused: '{}' }),
    at(2, { expiresAt: 150 }),
    at(3, { how: 'id', expiresAt: 151 }),
  ];

  it('is told but for what has expired and for refusals', async () => {
    const { calls, asked } = recordedCalls(world);
    const [zero, three] = [
      { position: 0, callHash: 'h', value: 0, how: undefined },
      { position: 3, callHash: 'h', value: 3, how: 'id' },
    ];
    expect(await recall(calls, 'c', 150, undefined)).toEqual([zero, three]);
    expect(await recall(calls, 'c', 150, 3)).toEqual([three]);
    expect(await recall(calls, 'c', 150, 0)).toEqual([zero]);
    expect(asked).toEqual([
      ['query', { partition: 'IDEM#c', sort: undefined }],
      ...['IDEM#003', 'IDEM#000'].map((SK) => ['query', { partition: 'IDEM#c', sort: { from: SK, to: SK } }]),
    ]);
  });

  it('by a later release is held', async () => {
    const later = recordedCalls([at(0, { schemaVersion: 2 })]).calls;
    expect(await endingOf(recall(later, 'c', 1, undefined))).toEqual({
      code: 'unavailable',
      retryAfterSeconds: 60,
    });
  });
});
