/** A few reference rows with all that finds them, on the engine; and lists of them with what they asked. */
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { RowQuery } from '../../lib/domain/row-query.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { keys } from '../../lib/store/keys.ts';
import { rowItem } from '../../lib/store/row-item.ts';
import { listRows } from '../../lib/store/row-list.ts';
import { lastingItems, textItems } from '../../lib/store/row-look-ups.ts';
import { endingOf } from './ending-of.ts';
import { recordedCalls } from './recorded-calls.ts';

export const ORG = organizationId('5');
const day = (at: number) => instant(new Date(Date.UTC(2026, 10, at)));

function itemsOf(fields: Record<string, unknown>, at: number): Item[] {
  const row = ReferenceRow.parse(fields);
  const key = { kind: row.kind, id: row.id };
  const item = rowItem(ORG, { key, row, revision: 1, createdAt: day(at), modifiedAt: day(30 - at) });
  return [item, ...textItems(ORG, row), ...lastingItems(ORG, row)];
}
export const customer = (id: string, name: string, at: number, more: object = {}) =>
  itemsOf({ kind: 'customer', id, name, ...more }, at);
export const product = (id: string, name: string, at: number, more: object = {}) =>
  itemsOf({ kind: 'item', id, name, ...more }, at);

export const WORLD = [
  ...customer('c1', 'Ann Lee', 3, { email: 'ann@x.example', phone: '+49 30 1', companyName: 'Lee Works' }),
  ...customer('c2', 'bob', 1, { active: false, contactPersons: [{ id: 'p', email: 'Ann@x.example' }] }),
  ...customer('c3', 'Cleo', 2, { phone: '0049301' }),
  ...product('i1', 'Chair', 1, { code: 'CH 1' }),
  ...product('i2', 'Table ch', 2),
  ...itemsOf({ kind: 'tax', id: 't1', name: 'VAT', percent: '5' }, 1),
  { ...keys.itemCode(ORG, 'CH 1'), itemId: 'i1' },
];

/** What a list of them answers, by ids, or why not; and what it asked. */
export const listed = async (query: Partial<RowQuery>, world = WORLD) => {
  const { calls, asked } = recordedCalls(world);
  const whole = {
    kind: 'customer',
    page: 1,
    perPage: 9,
    sortBy: 'name',
    descending: false,
    ...query,
  } as RowQuery;
  const answer = await endingOf(
    listRows(calls, ORG, whole).then(({ rows, hasMore }) => ({
      ids: rows.map(({ row }) => row.id).join(),
      hasMore,
    })),
  );
  return { answer: (answer as { notRefused?: unknown }).notRefused ?? answer, asked };
};
export const done = (ids: string, hasMore = false) => ({ ids, hasMore });
