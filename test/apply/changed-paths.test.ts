import { describe, expect, it } from 'vitest';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { changedPaths, recorded } from '../../lib/apply/changed-paths.ts';

/** Only what is compared: no operation reads the rest here. */
const state = (fields: object) => ({ totals: { total: '1' }, ...fields }) as unknown as SalesOrder;
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('what differs between two states', () => {
  it('is told by path, with the values before and after; lines by their id, the total once', () => {
    const before = state({ notes: 'a', lines: [{ id: '1', rate: '2' }, { id: '2' }], version: 1 });
    const after = state({ notes: 'b', lines: [{ id: '2', rate: '3' }], version: 2, totals: { total: '9' } });
    expect(changedPaths(before, after)).toEqual([
      { path: 'notes', before: '"a"', after: '"b"' },
      { path: 'lines[1]', before: '{"id":"1","rate":"2"}', after: undefined },
      { path: 'lines[2].rate', before: undefined, after: '"3"' },
      { path: 'totals.total', before: '"1"', after: '"9"' },
    ]);
  });

  it('is nothing between equals, whatever was counted up', () => {
    expect(changedPaths(state({ notes: 'a', version: 1 }), state({ notes: 'a', version: 2 }))).toEqual([]);
  });
});

describe('what a change item keeps of it', () => {
  const fields = (count: number, name: (at: number) => string, value: string) =>
    state({ custom: Object.fromEntries(Array.from({ length: count }, (_, at) => [name(at), value])) });

  it('is a hundred paths at most, the first ones', () => {
    const { paths: kept, pathsTotal } = recorded(
      changedPaths(
        fields(150, (at) => `f${at}`, 'a'),
        fields(150, (at) => `f${at}`, 'b'),
      ),
    );
    expect(kept).toHaveLength(100);
    expect(pathsTotal).toBe(150);
    expect(kept.at(-1)?.path).toBe('custom.f99');
  });

  it('is the beginning of a long value and of a long path', () => {
    const long = 'n'.repeat(5000);
    const {
      paths: [kept],
    } = recorded(
      changedPaths(
        fields(1, () => long, 'a'),
        fields(1, () => long, 'b'.repeat(100_000)),
      ),
    );
    expect(kept?.path).toMatch(/^custom\.n{193}…$/);
    expect(kept?.after).toMatch(/^"b{199}…$/);
  });

  it('is never more than fits beside the order in one transaction', () => {
    const { paths: kept } = recorded(
      changedPaths(
        fields(100, (at) => `${at}${'n'.repeat(500)}`, 'a'.repeat(500)),
        fields(100, (at) => `${at}${'n'.repeat(500)}`, 'b'.repeat(500)),
      ),
    );
    expect(kept.length).toBeGreaterThan(10);
    expect(bytes(kept)).toBeLessThan(20_000);
  });
});

describe('the order of a list', () => {
  const listed = (...ids: string[]) => state({ documents: ids.map((id) => ({ id })) });

  it('is a path of its own when those that stay have moved', () => {
    expect(changedPaths(listed('1', '2', '3'), listed('3', '1'))).toEqual([
      { path: 'documents.order', before: '["1","2","3"]', after: '["3","1"]' },
      { path: 'documents[2]', before: '{"id":"2"}', after: undefined },
    ]);
  });

  it('is the same when others come or go', () => {
    const paths = changedPaths(listed('1', '2', '3'), listed('4', '1', '3')).map(({ path }) => path);
    expect(paths).toEqual(['documents[2]', 'documents[4]']);
  });
});

describe('a value', () => {
  it('that is no list of things with ids is one value', () => {
    const pairs: [unknown, unknown][] = [
      [
        [1, 2],
        [2, 1],
      ],
      [[{ id: '1' }, { name: 'x' }], [{ id: '1' }]],
      [[{ id: 1 }], [{ id: 2 }]],
      [[null], [{ id: '1' }]],
      [['a'], null],
    ];
    const told = pairs.map(([before, after]) => changedPaths(state({ x: before }), state({ x: after })));
    expect(told.map(([first]) => first?.path)).toEqual(['x', 'x', 'x', 'x', 'x']);
    expect(told[0]).toEqual([{ path: 'x', before: '[1,2]', after: '[2,1]' }]);
  });

  it('that comes or goes has one side only', () => {
    expect(changedPaths(state({}), state({ x: 'a' }))).toEqual([
      { path: 'x', before: undefined, after: '"a"' },
    ]);
    expect(changedPaths(state({ x: { y: 1 } }), state({ x: null }))).toEqual([
      { path: 'x', before: '{"y":1}', after: 'null' },
    ]);
  });

  it('within a thing of a list has a path through its id', () => {
    const list = (city: string) => state({ people: [{ id: '1', at: { city } }] });
    expect(changedPaths(list('a'), list('b'))).toEqual([
      { path: 'people[1].at.city', before: '"a"', after: '"b"' },
    ]);
  });

  it('of 200 letters is kept whole, of 201 not', () => {
    const texts = [198, 199].map((length) => 'a'.repeat(length));
    const kept = texts.map((text) => changedPaths(state({}), state({ x: text }))[0]?.after);
    expect(kept).toEqual([`"${texts[0]}"`, `"${'a'.repeat(199)}…`]);
  });
});

describe('what counts itself up', () => {
  it.each(['version', 'modifiedAt', 'modifiedBy'])('%s is no change', (name) => {
    expect(changedPaths(state({ [name]: 'a' }), state({ [name]: 'b' }))).toEqual([]);
  });

  it('of the totals the total alone is told', () => {
    const before = state({ totals: { total: '1', taxTotal: '1' } });
    expect(changedPaths(before, state({ totals: { total: '1', taxTotal: '2' } }))).toEqual([]);
  });
});

describe('a list that becomes one of things with ids', () => {
  it('has no order of its own to change', () => {
    const before = state({ x: [{ name: 'a' }, { name: 'b' }] });
    const after = state({ x: [{ id: '1' }, { id: '2' }] });
    expect(changedPaths(before, after).map(({ path }) => path)).toEqual(['x']);
    expect(changedPaths(after, before).map(({ path }) => path)).toEqual(['x']);
  });

  it('has a path of its order also where only two of many have moved', () => {
    const ids = (...of: string[]) => state({ x: of.map((id) => ({ id })) });
    expect(changedPaths(ids('1', '2', '3'), ids('1', '3', '2'))).toEqual([
      { path: 'x.order', before: '["1","2","3"]', after: '["1","3","2"]' },
    ]);
  });
});

describe('what a change item keeps at its bounds', () => {
  const path = (length: number) => ({ path: 'a'.repeat(length) });
  const paths = (count: number) => Array.from({ length: count }, () => path(149));

  it('is all, and no count beside it, while it fits', () => {
    expect(recorded(paths(100))).toStrictEqual({ paths: paths(100) });
    expect(recorded([])).toStrictEqual({ paths: [] });
  });

  it('is 16,000 characters, the last of them counted', () => {
    // {"path":"…"} around 149 letters: 160 characters each.
    expect(recorded(paths(100)).paths).toHaveLength(100);
    expect(recorded([path(150), ...paths(99)])).toStrictEqual({
      paths: [path(150), ...paths(98)],
      pathsTotal: 100,
    });
  });
});
