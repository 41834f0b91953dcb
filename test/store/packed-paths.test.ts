import { expect, it } from 'vitest';
import { packPaths, pathsIn } from '../../lib/store/packed-paths.ts';

const line = (id: number) =>
  JSON.stringify({ id, name: `Line ${id}`, rate: '122.5', quantity: '2', unit: 'qty' });
const FORTY = Array.from({ length: 20 }, (_, at) => [
  { path: `lines[${at}]`, before: line(at) },
  { path: `lines[${at + 20}]`, after: line(at + 20) },
]).flat();

it.each([
  ['of a field', [{ path: 'notes', before: '"a"', after: '"b"' }]],
  ['without values, and in letters of any script', [{ path: 'notes' }, { path: 'terms', after: '"漢字 ₹"' }]],
  ['of all lines', FORTY],
])('what changed %s is read as it was written, from the table and from its stream', (_, paths) => {
  const packed = packPaths(paths);
  expect(pathsIn({ ...packed })).toEqual(paths);
  const inStream = { ...packed, paths: Buffer.from(packed.paths ?? []).toString('base64') };
  expect(pathsIn(inStream)).toEqual(paths);
});

it('the same paths are the same bytes, and of twenty lines that are stated anew not a kilobyte', () => {
  const other = FORTY.map(({ path, ...values }) => ({ ...values, path }));
  expect(packPaths(other)).toEqual(packPaths(FORTY));
  expect(packPaths(FORTY).paths?.byteLength).toBeLessThan(1024);
  expect(JSON.stringify(FORTY).length).toBeGreaterThan(4 * 1024);
});

it('a change of nothing that has a path holds nothing, and what cannot be read is no list', () => {
  expect(packPaths([])).toEqual({});
  expect(pathsIn({})).toEqual([]);
  expect(() => pathsIn({ paths: Buffer.from('no bytes of ours'), dict: 1 })).toThrow();
  expect(pathsIn({ paths: [{ path: 'as before' }] })).toEqual([{ path: 'as before' }]);
});
