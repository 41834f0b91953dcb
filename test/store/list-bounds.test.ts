/** Bounds of lists: what would have to read more is refused, in words that say what to narrow, and has read no more than that. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderChange } from '../../lib/domain/change.ts';
import { mutationId, orderId, organizationId, type CalendarDate } from '../../lib/domain/identity.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import { BOUNDS } from '../../lib/domain/list-paths.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { itemsAfter, writeItems } from '../../infra/tools/write-orders.ts';
import { openInventory } from '../support/inventory.ts';
import { loadStored } from '../support/stored-order.ts';
import { openFaultProxy, type FaultProxy } from '../faults/rig/fault-proxy.ts';

const ORG = organizationId('888');
const COUNT = BOUNDS.sorted + 100;
const TODAY = '2026-11-27' as CalendarDate;

let table: Table;
let proxy: FaultProxy;
beforeAll(async () => {
  const api = await openInventory();
  const stored = await loadStored(api.table, (await api.create()).salesorder_id);
  const changes = Array.from({ length: COUNT }, (_, at): OrderChange => {
    const id = orderId(String(6_000_000_000_000_000 + at));
    const after = { ...stored, organizationId: ORG, id, number: `N-${at}`, referenceNumber: 'the same' };
    const { createdBy: actor, createdAt } = stored;
    return {
      after,
      record: { mutationId: mutationId(id), kinds: ['created'], actor, at: createdAt, paths: [] },
    };
  });
  await writeItems(
    api.table,
    changes.flatMap((change) => itemsAfter([change])),
  );
  proxy = await openFaultProxy(api.endpoint);
  table = openTable(api.tableName, proxy.endpointFor('meter'));
  return async () => {
    table.close();
    await proxy.close();
  };
}, 60_000);

async function asked(query: Partial<ListCommand>) {
  const cost = (proxy.capacity = { read: 0, write: 0, calls: 0 });
  const command = { page: 1, perPage: 100, sortBy: 'created', descending: true, ...query } as ListCommand;
  const answer = await orderStore(table, Date.now() + 60_000)
    .list(ORG, command, TODAY)
    .then(
      ({ rows, hasMore }) => ({ rows: rows.length, hasMore }),
      ({ code, details }) => ({ code, ...details }),
    );
  return { answer, read: cost.read };
}

describe('a list that is too wide', () => {
  it('to be sorted names the order, and has read the rows of its bound', async () => {
    const { answer, read } = await asked({ sortBy: 'total' });
    expect(answer).toMatchObject({
      code: 'invalid_value',
      field: 'sortBy',
      reason: expect.stringMatching(/narrow/),
    });
    expect(read).toBeLessThan(120);
  });

  it('to be sorted is answered once it is narrowed', async () => {
    const { answer } = await asked({ sortBy: 'total', numberStartsWith: 'N-20' });
    expect(answer).toEqual({ rows: 100, hasMore: true });
  });

  it('to be looked at names the filter, and has read the orders of its bound', async () => {
    const { answer, read } = await asked({ sortBy: 'number', salespersonId: 'nobody' });
    expect(answer).toMatchObject({ code: 'invalid_value', field: 'salespersonId' });
    expect(read).toBeLessThan(BOUNDS.orders / 2 + 120);
  });

  it('is looked at to its end within the bound of rows', async () => {
    const { answer, read } = await asked({ salespersonId: 'nobody' });
    expect(answer).toEqual({ rows: 0, hasMore: false });
    expect(read).toBeLessThan(120);
  });

  it('a page past 100,000 rows is refused before anything is read', async () => {
    const { answer, read } = await asked({ page: 1001 });
    expect([answer, read]).toEqual([{ code: 'limit_exceeded', field: 'page', limit: 100_000 }, 0]);
  });

  it('page 20 of the default order reads what stands before it, and nothing behind', async () => {
    const { answer, read } = await asked({ page: 20 });
    expect(answer).toEqual({ rows: 100, hasMore: true });
    expect(read).toBeLessThan(80);
  });

  it('a search that was cut says that there is more, and its bound holds', async () => {
    const { answer, read } = await asked({ searchText: 'the same' });
    expect(answer).toEqual({ rows: 100, hasMore: true });
    expect(read).toBeLessThan(250);
    expect((await asked({ searchText: 'nowhere' })).answer).toEqual({ rows: 0, hasMore: false });
    // N-55 is older than the newest that are searched, and found by how its number begins.
    expect((await asked({ searchText: 'N-55' })).answer).toEqual({ rows: 11, hasMore: true });
  });

  it('a look into orders has the bound of orders, whatever the path, and is named as the condition', async () => {
    const look = { at: 'emails', is: 'equal', value: 'nobody@example.com', as: 'email' } as const;
    const { answer, read } = await asked({ where: { look } });
    expect(answer).toMatchObject({ code: 'invalid_value', field: 'where' });
    expect(read).toBeLessThan(BOUNDS.orders / 2 + 220);
    const narrowed = await asked({ where: { look }, numberStartsWith: 'N-1' });
    expect(narrowed.answer).toEqual({ rows: 0, hasMore: false });
  });

  it('alternatives that each name a path read what they find', async () => {
    const any = ['N-7', 'N-1999', 'nothing'].map((number) => ({ filter: { number } }));
    const { answer, read } = await asked({ where: { any } });
    expect(answer).toEqual({ rows: 2, hasMore: false });
    expect(read).toBeLessThan(10);
    const wide = { any: [...any, { filter: { numberStartsWith: 'N-' } }] };
    expect((await asked({ where: wide, sortBy: 'total' })).answer).toMatchObject({ field: 'sortBy' });
  });

  it('a count is bounded too', async () => {
    const store = orderStore(table, Date.now() + 60_000);
    const command: ListCommand = { page: 1, perPage: 1, sortBy: 'created', descending: true, count: true };
    expect((await store.list(ORG, command, TODAY)).count).toBe(COUNT);
    expect((await store.list(ORG, { ...command, numberStartsWith: 'N-209' }, TODAY)).count).toBe(11);
  });

  it('a count that might leave something out is refused, and names the filter', async () => {
    const { answer } = await asked({ count: true, searchText: 'the same' });
    expect(answer).toMatchObject({ code: 'invalid_value', field: 'searchText' });
  });
});
