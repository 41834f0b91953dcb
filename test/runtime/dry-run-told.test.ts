/** What a dry run tells: of each store's writes, and in headers that have only so much room. */
import { describe, expect, it } from 'vitest';
import type { Stores } from '../../lib/runtime/dependencies.ts';
import { noting, withDryRun, type WouldChange } from '../../lib/runtime/dry-run.ts';

describe('what would be committed', () => {
  const noted: WouldChange[] = [];
  const rest = { references: 'the same', refusals: 'the same' };
  const echo = (comment: unknown) => Promise.resolve(comment);
  const stores = noting(
    {
      ...rest,
      orders: { commit: () => Promise.resolve('order'), load: 'the same' },
      rows: { commit: (_: unknown, { row }: { row: unknown }) => Promise.resolve(row), load: 'the same' },
      comments: {
        add: (_: unknown, comment: unknown) => echo(comment),
        change: (_: unknown, comment: unknown) => echo(comment),
        remove: (_: unknown, comment: unknown) => echo(comment),
        list: 'the same',
      },
    } as unknown as Stores,
    (change) => noted.push(change),
  ) as unknown as Record<string, unknown> &
    Record<
      'orders' | 'rows' | 'comments',
      Record<string, unknown> & Record<string, (...args: unknown[]) => Promise<unknown>>
    >;
  const told = async (call: Promise<unknown> | undefined) => {
    noted.length = 0;
    return [await call, ...noted];
  };

  it('of an order: its paths, whatever they come to', async () => {
    const record = { kinds: ['updated', 'confirmed'], paths: [{ path: 'a' }, { path: 'b', to: 1 }] };
    const after = { id: '7', version: 4 };
    expect(await told(stores.orders['commit']?.({ before: { id: '7', version: 3 }, after, record }))).toEqual(
      ['order', { kind: 'order', id: '7', version: 4, kinds: ['updated', 'confirmed'], paths: ['a', 'b'] }],
    );
    const before = { id: '7', version: 3 };
    expect(
      await told(stores.orders['commit']?.({ before, record: { kinds: ['deleted'], paths: [] } })),
    ).toEqual(['order', { kind: 'order', id: '7', version: 4, kinds: ['deleted'], paths: [] }]);
  });

  it.each<[string, object, string[]]>([
    ['created', { after: { a: 1 } }, []],
    ['deleted', { before: { row: { a: 1 } } }, []],
    ['updated', { before: { row: { a: 1, b: [1], c: 1 } }, after: { a: 1, b: [2], d: 1 } }, ['b', 'c', 'd']],
  ])('of a row that is %s: the fields that differ', async (kind, change, paths) => {
    const key = { kind: 'item', id: 'i' };
    const row = { revision: 5 };
    expect(await told(stores.rows['commit']?.('org', { key, row, ...change }))).toEqual([
      row,
      { kind: 'item', id: 'i', version: 5, kinds: [kind], paths },
    ]);
  });

  it.each([
    ['add', 'created', []],
    ['change', 'updated', ['text']],
    ['remove', 'deleted', []],
  ])('of a comment: %s is %s', async (name, kind, paths) => {
    const comment = { id: 'c', text: 'x' };
    expect(await told(stores.comments[name]?.('org', comment))).toEqual([
      comment,
      { kind: 'comment', id: 'c', kinds: [kind], paths },
    ]);
  });

  it('and what reads stays as it is', () => {
    expect(stores).toMatchObject({
      ...rest,
      orders: { load: 'the same' },
      rows: { load: 'the same' },
      comments: { list: 'the same' },
    });
  });
});

describe('the headers', () => {
  const answer = { status: 200, headers: { a: '1' }, body: {} };
  const change = (id: string): WouldChange => ({ kind: 'order', id, kinds: ['created'], paths: [] });
  const listed = (changes: WouldChange[]) =>
    (withDryRun(answer, changes).headers as Record<string, string>)['x-dry-run-changes'];

  it('are those of a dry run alone', () => {
    expect(withDryRun(answer, undefined)).toBe(answer);
    expect(withDryRun(answer, [])).toEqual({
      ...answer,
      headers: { a: '1', 'x-dry-run': 'true', 'x-dry-run-changes': '[]' },
    });
  });

  it('are ASCII', () => {
    expect(listed([change('é\u007f~ \u20ac')])).toBe(
      '[{"kind":"order","id":"\\u00e9\\u007f~ \\u20ac","kinds":["created"],"paths":[]}]',
    );
  });

  it('end where there is no room, and say how many are left out', () => {
    const empty = JSON.stringify(change('')).length;
    const of = (...lengths: number[]) => lengths.map((length) => change('x'.repeat(length - empty)));
    expect(JSON.parse(listed(of(100, 3899, 100, 100)) ?? '')).toEqual([...of(100, 3899), { left_out: 2 }]);
    expect(JSON.parse(listed(of(100, 3900, 100, 100)) ?? '')).toEqual([...of(100), { left_out: 3 }]);
    expect(JSON.parse(listed(of(4000)) ?? '')).toEqual(of(4000));
    expect(listed(of(4001))).toBe('[{"left_out":1}]');
  });
});
