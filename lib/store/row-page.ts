/** Rows as a page of a list shows them: read, put into order, few enough to be an answer. */
import { OrderError } from '../domain/order-error.ts';
import { nameOfRow } from '../domain/row-filter.ts';
import type { RowSort } from '../domain/row-query.ts';
import { compareTexts } from '../domain/sorted-text.ts';
import type { StoredRow } from '../domain/stored-rows.ts';
import { byKeyName, keyName, type Key } from './keys.ts';
import { nameKeyOf, storedRowOf } from './row-item.ts';
import type { Calls } from './table.ts';

/** A page must be an answer, which shows a row at more length. */
const PAGE_BYTES = 2.5 * 1024 * 1024;

/** In the order of the keys. */
export async function rowsAt(calls: Calls, wanted: Key[], eventually = true): Promise<StoredRow[]> {
  // What moves in its index while it is walked is met twice; a batch takes no key twice.
  const distinct = [...new Map(wanted.map((key) => [keyName(key), key])).values()];
  const found = byKeyName(distinct.length > 0 ? await calls.batchGet({ keys: distinct, eventually }) : []);
  return distinct.flatMap((key) => {
    const item = found.get(keyName(key));
    const stored = item && storedRowOf(item);
    return stored ? [stored] : [];
  });
}

type Compare = (left: StoredRow, right: StoredRow) => number;
const by =
  (keyOf: (stored: StoredRow) => string): Compare =>
  (left, right) =>
    compareTexts(keyOf(left), keyOf(right));

export const COMPARE: Record<RowSort, Compare> = {
  name: by(({ row }) => nameKeyOf(nameOfRow(row), row.id)),
  modified: by(({ row, modifiedAt }) => `${modifiedAt}#${row.id}`),
  created: by(({ row, createdAt }) => `${createdAt}#${row.id}`),
};

/** @throws OrderError limit_exceeded that names a page that fits */
export function assertAnswerable(rows: StoredRow[]): void {
  let bytes = 0;
  rows.forEach((stored, at) => {
    bytes += Buffer.byteLength(JSON.stringify(stored));
    if (bytes > PAGE_BYTES && at > 0)
      throw new OrderError('limit_exceeded', { field: 'per_page', limit: at });
  });
}
