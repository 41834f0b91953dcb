/** A table on which nothing is written: what it reads, what stands in the way of a write, and what later reads find. */
import { describe, expect, it } from 'vitest';
import type { Item, Write } from '../../lib/store/bulk-calls.ts';
import { dryTable } from '../../lib/store/dry-table.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import type { Calls } from '../../lib/store/table.ts';
import { recordedCalls } from '../support/recorded-calls.ts';

const key = (SK: string, PK = 'p') => ({ PK, SK });
const item = (SK: string, n: number): Item => ({ ...key(SK), n });
const STANDING = [item('a', 1), item('b', 2), item('c', 3), { ...key('b', 'p2'), n: 9 }];

function opened() {
  const { calls, asked, askedOf } = recordedCalls(STANDING);
  const through = dryTable({ name: 'n', epoch: 4 } as never).through as (calls: Calls) => Calls;
  return { dry: through({ ...calls, epoch: 4 }), asked, askedOf };
}
const put = (SK: string, n: number, more: object = {}): Write => ({ Put: { Item: item(SK, n), ...more } });
const remove = (SK: string): Write => ({ Delete: { Key: key(SK) } });
const absent = { ConditionExpression: 'attribute_not_exists(PK)' };
const told = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
const sk = (items: Item[]) => items.map(({ SK }) => SK);

describe('a dry table', () => {
  it('is the table in everything else, and one for each request', async () => {
    const table = { name: 'n', epoch: 4 };
    const { through, ...rest } = dryTable(table as never);
    expect([rest, opened().dry.epoch]).toEqual([table, 4]);
    const { calls } = recordedCalls([]);
    const [first, again] = [through?.(calls), through?.(calls)];
    await first?.put({ Item: item('x', 1) });
    expect(await again?.get(key('x'))).toEqual(item('x', 1));
    expect(
      await dryTable(table as never)
        .through?.(calls)
        .get(key('x')),
    ).toBeUndefined();
  });

  it('reads what stands', async () => {
    const { dry, asked } = opened();
    expect(await dry.get(key('a'))).toEqual(item('a', 1));
    expect(await dry.get(key('x'))).toBeUndefined();
    const read = { keys: [key('a'), key('x')], eventually: true };
    expect(await dry.batchGet(read)).toEqual([item('a', 1)]);
    const query = { partition: 'p', sort: { prefix: 'b' }, atMost: 1 };
    expect(await Array.fromAsync(dry.query(query))).toEqual([item('b', 2)]);
    expect(await Array.fromAsync(dry.pages({ partition: 'p' }))).toEqual([STANDING.slice(0, 3)]);
    expect(asked).toEqual([
      ['get', key('a')],
      ['get', key('x')],
      ['batchGet', read],
      ['query', query],
      ['query', { partition: 'p' }],
    ]);
  });

  it('finds what a write would have left, as the engine would give it back, and writes nothing', async () => {
    const { dry, asked, askedOf } = opened();
    await dry.put({ Item: { ...item('b', 20), none: undefined } });
    expect(await dry.transact([remove('a'), put('d', 4)])).toBeUndefined();
    expect(await Promise.all(['a', 'b', 'd'].map((SK) => dry.get(key(SK))))).toEqual([
      undefined,
      item('b', 20),
      item('d', 4),
    ]);
    expect(await dry.get(key('b'))).not.toHaveProperty('none');
    expect(
      sk(await dry.batchGet({ keys: ['a', 'b', 'c', 'd'].map((SK) => key(SK)), eventually: true })),
    ).toEqual(['c', 'b', 'd']);
    expect(askedOf('batchGet').at(-1)).toEqual({ keys: [key('c')], eventually: true });
    expect(await dry.batchGet({ keys: [key('b')] })).toEqual([item('b', 20)]);
    expect(asked.map(([name]) => name)).toEqual(['batchGet', 'batchGet', 'batchGet']);
  });

  it.each<[string, object, string[]]>([
    ['all', {}, ['aa', 'b', 'c', 'd']],
    ['backwards', { descending: true }, ['d', 'c', 'b', 'aa']],
    ['some', { atMost: 2 }, ['aa', 'b']],
    ['some, backwards', { atMost: 2, descending: true }, ['d', 'c']],
    ['what begins so', { sort: { prefix: 'a' } }, ['aa']],
    ['what lies between', { sort: { from: 'b', to: 'c' } }, ['b', 'c']],
    ['up to what was written', { sort: { from: 'c', to: 'd' } }, ['c', 'd']],
    ['from what was written', { sort: { from: 'aa', to: 'b' } }, ['aa', 'b']],
  ])('merges into a query what was written: %s', async (_, query, expected) => {
    const { dry, askedOf } = opened();
    await dry.transact([remove('a'), put('d', 4), put('aa', 5), put('c', 30)]);
    const found = await Array.fromAsync(dry.query({ partition: 'p', ...query }));
    expect(sk(found)).toEqual(expected);
    if (expected.includes('c')) expect(found.find(({ SK }) => SK === 'c')?.['n']).toBe(30);
    expect(askedOf('query')).toEqual([{ partition: 'p', ...query, atMost: undefined }]);
    expect(sk((await Array.fromAsync(dry.pages({ partition: 'p', ...query }))).flat())).toEqual(expected);
  });

  it('leaves other partitions and indexes as they are', async () => {
    const { dry, askedOf } = opened();
    await dry.put({ Item: item('d', 4) });
    expect(sk(await Array.fromAsync(dry.query({ partition: 'p2', atMost: 5 })))).toEqual(['b']);
    const indexed = { partition: 'p', index: INDEXES.byDate, atMost: 5 };
    expect(await Array.fromAsync(dry.query(indexed))).toEqual([]);
    expect(askedOf('query')).toEqual([{ partition: 'p2', atMost: 5 }, indexed]);
  });

  it('refuses what a condition stands against, and says what is there to whoever asks', async () => {
    const { dry } = opened();
    const raw = { PK: { S: 'p' }, SK: { S: 'a' }, n: { N: '1' } };
    const refused = { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' };
    await expect(dry.put({ Item: item('a', 9), ...absent, ...told })).rejects.toMatchObject({
      ...refused,
      Item: raw,
    });
    await expect(dry.put({ Item: item('a', 9), ...absent })).rejects.toMatchObject({
      ...refused,
      Item: undefined,
    });
    const exists = { ConditionExpression: 'attribute_exists(PK)', ...told };
    await expect(dry.put({ Item: item('x', 9), ...exists })).rejects.toMatchObject({
      ...refused,
      Item: undefined,
    });
    const cancelled = await dry.transact([put('x', 1), put('a', 9, { ...absent, ...told }), remove('b')]);
    expect(cancelled).toEqual({
      reasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: raw }, { Code: 'None' }],
      uncertain: false,
      cause: new Error('a condition does not hold'),
    });
    expect(await dry.get(key('x'))).toBeUndefined();
    expect(await dry.get(key('b'))).toEqual(item('b', 2));
    const mustBe = {
      Delete: {
        Key: key('a'),
        ConditionExpression: 'n = :n',
        ExpressionAttributeValues: { ':n': 2 },
        ...told,
      },
    };
    expect((await dry.transact([mustBe]))?.reasons).toEqual([{ Code: 'ConditionalCheckFailed', Item: raw }]);
  });

  it('works out updates on what stands, on what was written, and on nothing', async () => {
    const { dry, askedOf } = opened();
    const add = (SK: string) => ({
      Key: key(SK),
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    });
    expect(await dry.update(add('a'))).toEqual(item('a', 2));
    expect(await dry.update(add('a'))).toEqual(item('a', 3));
    expect(await dry.update(add('new'))).toEqual(item('new', 1));
    const never = { ...add('a'), ConditionExpression: 'n = :one' };
    await expect(dry.update(never)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(await dry.transact([{ Update: add('b') }, { Update: add('a') }])).toBeUndefined();
    expect([await dry.get(key('a')), await dry.get(key('b'))]).toEqual([item('a', 4), item('b', 3)]);
    expect(askedOf('batchGet')).toEqual(['a', 'new', 'b'].map((SK) => ({ keys: [key(SK)] })));
  });
});
