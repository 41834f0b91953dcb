/** A page of reference rows costs what is on it, however many rows there are behind it. */
import { beforeAll, expect, it } from 'vitest';
import { writeItems } from '../../infra/tools/write-orders.ts';
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import type { RowQuery } from '../../lib/domain/row-query.ts';
import { rowItem } from '../../lib/store/row-item.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { freshTable } from '../support/table.ts';

const org = organizationId('row-costs');
const CONTACTS = 400;
const spent = { units: 0 };
let table: Table;

function* contacts() {
  for (let at = 0; at < CONTACTS; at += 1) {
    const row = CustomerRow.parse({ kind: 'customer', id: `c${at}`, name: `Customer ${1000 + at}` });
    const time = instant(new Date(Date.UTC(2026, 0, 1) + at));
    const key = { kind: 'customer' as const, id: row.id };
    yield rowItem(org, { key, row, revision: 1, createdAt: time, modifiedAt: time });
  }
}

beforeAll(async () => {
  const { tableName, endpoint } = await freshTable();
  table = openTable(tableName, endpoint, undefined, ({ units }) => (spent.units += units));
  await writeItems(table, contacts());
});

const FIRST_TEN = { kind: 'customer', page: 1, perPage: 10, sortBy: 'name', descending: false } as const;

// Ten rows are half a unit each; the walk along their keys is one more, and a further one for the next page's rows.
it.each<[string, Partial<RowQuery>, number]>([
  ['by name', {}, 6],
  ['by creation', { sortBy: 'created' }, 6],
  ['by the last write', { sortBy: 'modified', descending: true }, 6],
  ['on page 3', { page: 3 }, 6.5],
])('a page of ten %s', async (_, query, atMost) => {
  spent.units = 0;
  const { rows } = await rowStore(table, Date.now() + 30_000).list(org, { ...FIRST_TEN, ...query });
  expect(rows).toHaveLength(10);
  expect(spent.units).toBeGreaterThan(5);
  expect(spent.units).toBeLessThanOrEqual(atMost);
});
