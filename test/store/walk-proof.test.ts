/** Walks while orders come, change and go; `npm run bench:walks` walks through 100,000 of them. */
import { beforeAll, expect, it } from 'vitest';
import { seedOrders } from '../../infra/tools/seed.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import type { CalendarDate, OrganizationId } from '../../lib/domain/identity.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { setBounds } from '../support/list-bounds.ts';
import { freshTable } from '../support/table.ts';
import { edit, walkByPage, walkByToken } from '../support/walk-proof.ts';

const [ORDERS, CHANGES] = [650, 90];
let table: Table;
let org: OrganizationId;
beforeAll(async () => {
  ({ table, org } = await seeded(ORDERS));
  return () => table.close();
}, 60_000);

/** A table of its own with so many orders. */
async function seeded(orders: number) {
  const { tableName, endpoint } = await freshTable();
  const table = openTable(tableName, endpoint);
  const asked = { orders, organizations: 1, seed: 1, firstOrganization: '70000001' };
  return { table, org: (await seedOrders(table, asked))[0] as OrganizationId };
}

it('by token, in the order of creation, meets each order that stood throughout once', async () => {
  const { milliseconds: _, ...figures } = await walkByToken(table, org, CHANGES);
  expect(figures).toMatchObject({ missed: 0, repeated: 0, pages: 4, created: 30, changed: 30, deleted: 30 });
  expect(figures.stood).toBe(ORDERS - 30);
});

it('by page, ascending by last change, misses none that stood throughout', async () => {
  const { milliseconds: _, ...figures } = await walkByPage(table, org, CHANGES, 400);
  expect(figures).toMatchObject({ missed: 0, created: 30, changed: 30, deleted: 30 });
  expect(figures.stood).toBeGreaterThan(300);
});

it('by page, on pages so far behind a time that no orders would be read so far, too', async () => {
  const restore = setBounds({ near: 200, changesForward: 1000 });
  const { milliseconds: _, ...figures } = await walkByPage(table, org, CHANGES, 600).finally(restore);
  expect(figures).toMatchObject({ missed: 0, created: 30, changed: 30, deleted: 30 });
  expect(figures.stood).toBeGreaterThan(500);
});

it('by page, nobody moves to the place of an order that has moved on twice', async () => {
  // Not among orders that others have moved on: a page that begins with a place that was left shows who comes next.
  const { table, org } = await seeded(10);
  const store = orderStore(table, Date.now() + 60_000);
  const idAt = async (page: number) => {
    const { rows } = await store.list(
      org,
      { page, perPage: 1, sortBy: 'modified', descending: false },
      '2026-11-27' as CalendarDate,
    );
    return rows[0]?.id;
  };
  const [first, second] = [await idAt(1), await idAt(2)];
  const standing = first && (await store.load(org, first));
  const once = standing && edit(standing);
  if (!once?.after) throw new Error('no order');
  await store.commit(once);
  await store.commit(edit(once.after));
  expect(await idAt(2)).toBe(second);
  expect(second).not.toBe(first);
  table.close();
});
