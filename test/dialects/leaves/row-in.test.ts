import { expect, it } from 'vitest';
import { inPath } from '../../../lib/dialects/leaves/in-path.ts';
import { rowIn } from '../../../lib/dialects/leaves/row-in.ts';
import type { SalespersonRow } from '../../../lib/domain/reference.ts';

const row: SalespersonRow = { kind: 'salesperson', id: '1', name: 'Lara' };

it('a row is one of its kind, and of no other', () => {
  expect(rowIn('salesperson', { row })).toBe(row);
  expect(() => rowIn('tax', { row })).toThrow(new TypeError('a salesperson among rows of tax'));
});

it('a path says what stands in a place, and nothing where it has none', () => {
  expect([inPath({ params: { id: '7' } }, 'id'), inPath({ params: { id: '7' } }, 'name')]).toEqual(['7', '']);
});
