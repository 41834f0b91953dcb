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
