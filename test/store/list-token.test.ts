/** Walks by token: every order that stood throughout, once; and no token in another list. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../lib/domain/identity.ts';
import { SORT_FIELDS, type ListCommand } from '../../lib/domain/list-command.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { LISTED_ORG, writeListedOrders } from '../support/listed-orders.ts';
import { modelPage, type ModelWorld } from '../support/list-model.ts';
import { loadStored } from '../support/stored-order.ts';
import { organizationId } from '../../lib/domain/identity.ts';

const TODAY = '2026-11-05' as CalendarDate;
const ALL = { page: 1, perPage: 7, sortBy: 'created', descending: false } as const;

let api: InventoryApi;
let world: ModelWorld;
beforeAll(async () => {
  api = await openInventory();
  const template = await loadStored(api.table, (await api.create()).salesorder_id);
  world = await writeListedOrders(api.table, template, 60);
}, 60_000);

const store = () => orderStore(api.table, Date.now() + 60_000);

async function walk(
  query: ListCommand,
  between: (page: number) => Promise<unknown> = async () => {},
  org = LISTED_ORG,
) {
  const ids: string[] = [];
  let pageToken: string | undefined = '';
  for (let page = 1; pageToken !== undefined; page += 1) {
    const answer = await store().list(org, { ...query, pageToken }, TODAY);
    ids.push(...answer.rows.map(({ id }) => id));
    expect(answer.hasMore).toBe(answer.nextToken !== undefined);
    pageToken = answer.nextToken;
    await between(page);
  }
  return ids;
}

describe('a walk by token', () => {
  it.each(SORT_FIELDS.flatMap((sortBy) => [true, false].map((descending) => [sortBy, descending] as const)))(
    'finds what a list finds, sorted by %s, descending %s',
    async (sortBy, descending) => {
      const query = { ...ALL, sortBy, descending };
      expect(await walk(query)).toEqual(modelPage({ ...query, perPage: 200 }, world).ids);
    },
  );

  it.each([
    { stages: ['closed', 'confirmed', 'draft'] },
    { customerId: 'c1' },
    { searchText: 'PO' },
    { numberStartsWith: 'SO', sortBy: 'number' },
    { status: 'closed', dateFrom: '2026-03-01' },
    { modifiedSince: '2000-01-01T00:00:00Z', sortBy: 'modified' },
  ] as Partial<ListCommand>[])('finds what a list finds of %j', async (narrower) => {
    const query = { ...ALL, ...narrower };
    expect(await walk(query)).toEqual(modelPage({ ...query, perPage: 200 }, world).ids);
  });

  it('in the order of creation shows each order that stood throughout once, whatever happens meanwhile', async () => {
    const org = organizationId(ORGANIZATION);
    const standing = new Set<string>();
    for (let made = 0; made < 20; made += 1) standing.add((await api.create()).salesorder_id);
    const going = await api.create();
    const ids = await walk(
      { ...ALL, perPage: 3 },
      async (page) => {
        await api.create();
        if (page === 1) await api.call('DELETE', `/salesorders/${going.salesorder_id}`);
        const [changed] = [...standing].slice(page, page + 1);
        if (changed) await api.call('PUT', `/salesorders/${changed}`, { body: { notes: `page ${page}` } });
        if (page > 12) throw new Error('there is no end');
      },
      org,
    ).catch((error: Error) => {
      throw error;
    });
    for (const id of standing) expect(ids.filter((found) => found === id)).toEqual([id]);
    expect(ids).not.toContain(going.salesorder_id);
  });

  it('sorted by last change, the oldest first, misses no order, though all of them change', async () => {
    const org = organizationId(ORGANIZATION);
    const { rows } = await store().list(org, { ...ALL, perPage: 200 }, TODAY);
    const ids = new Set<string>();
    for (let page = 1; page < 40; page += 1) {
      const answer = await store().list(org, { ...ALL, sortBy: 'modified', perPage: 5, page }, TODAY);
      for (const { id } of answer.rows) ids.add(id);
      const [one] = answer.rows;
      if (one && page < 6)
        await api.call('PUT', `/salesorders/${one.id}`, { body: { notes: `walked ${page}` } });
      if (!answer.hasMore) break;
    }
    expect(rows.filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});

describe('a token', () => {
  it.each([
    ['another order', { descending: true }],
    ['another filter', { customerId: 'c1' }],
    ['another filter value', { number: 'X2' }],
  ])('of a list with %s is refused', async (_, other) => {
    const { nextToken } = await store().list(LISTED_ORG, { ...ALL, pageToken: '' }, TODAY);
    const asked = store().list(LISTED_ORG, { ...ALL, ...other, pageToken: nextToken }, TODAY);
    await expect(asked).rejects.toMatchObject({ code: 'invalid_value', details: { field: 'pageToken' } });
  });

  it('of another organisation is refused, and so is nonsense', async () => {
    const { nextToken = '' } = await store().list(LISTED_ORG, { ...ALL, pageToken: '' }, TODAY);
    const elsewhere = store().list(organizationId(ORGANIZATION), { ...ALL, pageToken: nextToken }, TODAY);
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid_value' });
    for (const pageToken of ['x', 'e30', nextToken.slice(0, -4)]) {
      const asked = store().list(LISTED_ORG, { ...ALL, pageToken }, TODAY);
      await expect(asked).rejects.toMatchObject({ code: 'invalid_value' });
    }
  });
});
