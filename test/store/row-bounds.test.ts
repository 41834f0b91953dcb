/** Lists of reference rows that look at what they find, and where their bounds end them. */
import { afterEach, describe, expect, it } from 'vitest';
import { ROW_BOUNDS } from '../../lib/domain/row-plan.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { keyOf } from '../../lib/store/keys.ts';
import { listRows } from '../../lib/store/row-list.ts';
import { assertAnswerable } from '../../lib/store/row-page.ts';
import { endingOf } from '../support/ending-of.ts';
import { recordedCalls } from '../support/recorded-calls.ts';
import { refused } from '../support/plain-order.ts';
import { customer, done, listed, ORG, product, WORLD } from '../support/row-world.ts';

describe('a list of rows that looks at them', () => {
  it('sorts what its way is not walked by, either way', async () => {
    expect((await listed({ email: 'ann@x.example', sortBy: 'created' })).answer).toEqual(done('c2,c1'));
    expect((await listed({ email: 'ann@x.example', sortBy: 'created', descending: true })).answer).toEqual(
      done('c1,c2'),
    );
    expect((await listed({ email: 'ann@x.example', sortBy: 'modified' })).answer).toEqual(done('c1,c2'));
    expect((await listed({ email: 'ann@x.example', sortBy: 'modified', descending: true })).answer).toEqual(
      done('c2,c1'),
    );
    expect((await listed({ email: 'ann@x.example', descending: true })).answer).toEqual(done('c2,c1'));
    expect((await listed({ email: 'ann@x.example', perPage: 1 })).answer).toEqual(done('c1', true));
    expect((await listed({ email: 'ann@x.example', perPage: 1, page: 2 })).answer).toEqual(done('c2'));
    expect((await listed({ email: 'ann@x.example', active: false })).answer).toEqual(done('c2'));
  });

  it('keeps the order in which rows were asked for', async () => {
    const ids = ['c3', 'c2', 'c1'];
    expect((await listed({ ids, active: true })).answer).toEqual(done('c3,c1'));
    expect((await listed({ ids, active: true, perPage: 2, page: 2 })).answer).toEqual(done(''));
    expect(
      (await listed({ ids: [...ids, 'i1'], modifiedSince: '2000-01-01', perPage: 2, page: 2 })).answer,
    ).toEqual(done('c1'));
  });

  it('reads no more than it takes to fill the page, a hundred at a time', async () => {
    const world = Array.from({ length: 250 }, (_, at) => customer(String(1000 + at), 'Same', 1)).flat();
    const reads = async (query: object) => {
      const { answer, asked } = await listed({ nameEquals: 'same', ...query }, world);
      const { hasMore } = answer as { hasMore: boolean };
      return [
        hasMore,
        ...asked
          .filter(([name]) => name === 'batchGet')
          .map(([, read]) => (read as { keys: [] }).keys.length),
      ];
    };
    expect(await reads({ perPage: 99 })).toEqual([true, 100]);
    expect(await reads({ perPage: 100 })).toEqual([true, 100, 100]);
    expect(await reads({ perPage: 50, page: 2 })).toEqual([true, 100, 100]);
    expect(await reads({ perPage: 50, sortBy: 'created' })).toEqual([true, 100, 100, 50]);
    expect(await reads({ perPage: 200, page: 2 })).toEqual([false, 100, 100, 50]);
  });

  it('leaves out what is gone, and reads nothing twice', async () => {
    const [first] = WORLD as [Item];
    const without = WORLD.filter((item) => keyOf(item).PK !== keyOf(first).PK);
    expect((await listed({ email: 'ann@x.example' }, without)).answer).toEqual(done('c2'));
    const twice = [...WORLD, { ...first, SK: 'x', PK: keyOf(first).PK, createdKey: 'z' }];
    expect((await listed({}, twice)).asked).toHaveLength(2);
  });
});

describe('the bounds of a list of rows', () => {
  const bounds = ROW_BOUNDS as { -readonly [Name in keyof typeof ROW_BOUNDS]: number };
  const before = { ...bounds };
  afterEach(() => void Object.assign(bounds, before));
  const tooDeep = (limit: number) => ({ code: 'limit_exceeded', field: 'page', limit });
  const narrow = (field: string, limit: number) => ({
    code: 'invalid_value',
    field,
    reason: `more than ${limit} rows would have to be looked at; narrow the list by name, code, e-mail or phone`,
  });

  it('a page behind so many rows is refused unread', async () => {
    expect(await listed({ page: 1001, perPage: 100 })).toEqual({ answer: tooDeep(100_000), asked: [] });
    expect((await listed({ page: 1000, perPage: 100 })).asked).toHaveLength(1);
    bounds.depth = 2;
    expect((await listed({ perPage: 2 })).answer).toEqual(tooDeep(2));
    expect((await listed({ perPage: 1 })).answer).toEqual(done('c1', true));
    bounds.depth = 3;
    expect((await listed({ perPage: 3 })).answer).toEqual(done('c1,c2,c3'));
  });

  it('so many rows are looked at, along one way after the other', async () => {
    bounds.rows = 1;
    expect((await listed({ email: 'ann@x.example' })).answer).toEqual(narrow('email', 1));
    expect((await listed({ email: 'ann@x.example', sortBy: 'created' })).answer).toEqual(narrow('email', 1));
    expect((await listed({ active: true, sortBy: 'created' })).answer).toEqual(narrow('active', 1));
    bounds.rows = 2;
    expect((await listed({ email: 'ann@x.example' })).answer).toEqual(done('c1,c2'));
    expect((await listed({ active: true, sortBy: 'created' })).answer).toEqual(done('c3,c1'));
    bounds.rows = 3;
    const { answer, asked } = await listed({ nameEquals: 'bob', sortBy: 'created' });
    expect([answer, asked.length]).toEqual([done('c2'), 2]);
  });

  it('a search ends at so many names and finds, and says that there is more', async () => {
    bounds.searched = 2;
    expect((await listed({ nameContains: 'o' })).answer).toEqual(done('c2', true));
    expect((await listed({ nameContains: 'zz' })).answer).toEqual(done(''));
    bounds.searched = 4;
    expect((await listed({ nameContains: 'o' })).answer).toEqual(done('c2,c3'));
    bounds.found = 1;
    expect((await listed({ nameContains: 'o' })).answer).toEqual(done('c2', true));
    bounds.found = 2;
    expect((await listed({ nameContains: 'o' })).answer).toEqual(done('c2,c3'));
  });

  it('count each row once, however many ways lead to it', async () => {
    bounds.rows = 1;
    expect((await listed({ searchText: 'cleo' })).answer).toEqual(done('c3'));
    expect((await listed({ kind: 'item', code: 'CH 1' })).answer).toEqual(done('i1'));
    bounds.rows = 2;
    const alike = [...WORLD, ...product('i3', 'Bench', 3, { code: 'CH 1' })];
    expect((await listed({ kind: 'item', code: 'CH 1' }, alike)).answer).toEqual(done('i3,i1'));
  });

  it('leave out no customer who is found by a word of a name', async () => {
    bounds.searched = 1;
    expect((await listed({ nameContains: 'cleo' })).answer).toEqual(done('c3', true));
    expect((await listed({ searchText: 'lee' })).answer).toEqual(done('c1', true));
  });

  it('what goes wrong otherwise goes wrong', async () => {
    const calls = recordedCalls(WORLD, { batchGet: () => Promise.reject(new TypeError('broken')) }).calls;
    const query = { kind: 'customer', page: 1, perPage: 9, sortBy: 'name', descending: false } as const;
    await expect(listRows(calls, ORG, query)).rejects.toThrow('broken');
  });

  it('a page that no answer can hold names one that fits', () => {
    const of = (...sizes: number[]) =>
      refused(() => assertAnswerable(sizes.map((size) => 'x'.repeat(size - 2)) as never));
    const limit = 2.5 * 1024 * 1024;
    expect(of(1000, limit - 1000)).toBeUndefined();
    expect(of(1000, limit - 999)).toEqual({ code: 'limit_exceeded', field: 'per_page', limit: 1 });
    expect(of(1000, 1000, limit)).toMatchObject({ limit: 2 });
    expect(of(limit + 1)).toBeUndefined();
    expect(refused(() => assertAnswerable(['x', 'é'.repeat(limit / 2)] as never))).toMatchObject({
      limit: 1,
    });
  });

  it('are those of the answer too', async () => {
    const { calls } = recordedCalls(WORLD, { batchGet: async () => large });
    const large = WORLD.filter(({ SK }) => SK === 'REFERENCE').map((item) => ({
      ...item,
      content: { id: 'x'.repeat(1e6) },
    }));
    const query = { kind: 'customer', page: 1, perPage: 9, sortBy: 'name', descending: false } as const;
    expect(await endingOf(listRows(calls, ORG, query))).toMatchObject({ code: 'limit_exceeded', limit: 2 });
  });
});
