import { beforeAll, describe, expect, it } from 'vitest';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import { organizationId, type CalendarDate } from '../../lib/domain/identity.ts';
import { changedOrders } from '../../lib/store/changed-orders.ts';
import { listRows } from '../../lib/store/list.ts';
import { tokenOf } from '../../lib/store/list-token.ts';
import { callsUntil, openTable, type Table } from '../../lib/store/table.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';

/** As an index answers whose entry moved from one page to the next while it was read. */
let isMetTwice = false;

const TODAY = '2026-11-27' as CalendarDate;
let api: InventoryApi;
let table: Table;
const sent: { name: string; input: Record<string, unknown> }[] = [];

beforeAll(async () => {
  api = await openInventory();
  await api.create();
  await api.create();
  table = openTable(api.tableName, api.endpoint);
  table.client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push({ name: context.commandName ?? '', input: args.input as unknown as Record<string, unknown> });
      return next(args);
    },
    { step: 'initialize' },
  );
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        const { Items } = answer.output as { Items?: unknown[] };
        if (isMetTwice && commandName === QUERY) Items?.push(Items[0]);
        return answer;
      },
    { step: 'initialize' },
  );
});

async function accessOf(query: Partial<ListCommand>) {
  sent.length = 0;
  const command: ListCommand = { page: 1, perPage: 200, sortBy: 'created', descending: true, ...query };
  const org = organizationId(ORGANIZATION);
  const { rows } = await listRows(callsUntil(table, Date.now() + 10_000), org, command, TODAY);
  return { rows, queries: [...sent] };
}

const QUERY = 'QueryCommand';
const READS_ORDERS = [QUERY, 'BatchGetItemCommand'];
const CASES: [Partial<ListCommand>, string, string[]][] = [
  [{}, 'by-creation', [QUERY]],
  [{ stages: ['draft'] }, 'by-status', [QUERY]],
  [{ customerId: CUSTOMER }, 'by-customer', READS_ORDERS],
  [{ sortBy: 'modified', modifiedSince: new Date(Date.now() - 60_000).toISOString() }, 'by-change', [QUERY]],
  [{ sortBy: 'date' }, 'by-date', READS_ORDERS],
  [{ sortBy: 'date', dateFrom: '2000-01-01' }, 'by-date', READS_ORDERS],
];

describe('a list', () => {
  it.each(CASES)('%j is one query on %s, and %j', async (query, index, calls) => {
    const { rows, queries } = await accessOf(query);
    expect(rows).toHaveLength(2);
    expect(queries.map(({ name }) => name)).toEqual(calls);
    expect(queries[0]?.input).toMatchObject({ IndexName: index, ScanIndexForward: false });
    expect(queries[0]?.input).not.toHaveProperty('FilterExpression');
  });

  it('reads up when it is to be ascending, and no more than the page and one row', async () => {
    const { queries } = await accessOf({ descending: false, perPage: 1 });
    expect(queries[0]?.input).toMatchObject({ ScanIndexForward: true, Limit: 2 });
  });

  it('goes on along the path that its token names, though a narrower one begins elsewhere', async () => {
    const query = { sortBy: 'created', customerId: CUSTOMER, dateFrom: '2000-01-01' } as const;
    const whole = { page: 1, perPage: 200, descending: true, ...query };
    const pageToken = tokenOf(organizationId(ORGANIZATION), whole, { path: 'creation' });
    const begun = await accessOf({ ...query, pageToken: '' });
    const goneOn = await accessOf({ ...query, pageToken });
    const indexes = [begun, goneOn].map(({ queries }) => queries[0]?.input['IndexName']);
    expect(indexes).toEqual(['by-customer', 'by-creation']);
    expect(goneOn.rows).toEqual(begun.rows);
  });

  it.each([
    [100, 1],
    [101, 0],
  ])(
    'of a customer with an id of %i characters is %i queries: none has a longer one',
    async (length, count) => {
      const { rows, queries } = await accessOf({ customerId: 'x'.repeat(length) });
      expect([rows, queries.length]).toEqual([[], count]);
    },
  );
});

it('orders whose last changes are not in the index yet come at the end of a walk, as they were changed', async () => {
  const { rows } = await accessOf({ descending: false });
  for (const { id } of rows.toReversed())
    await api.call('PUT', `/salesorders/${id}`, { body: { notes: 'late' } });
  const calls = callsUntil(table, Date.now() + 10_000);
  const lagging: typeof calls = {
    ...calls,
    async *query(query) {
      for await (const item of calls.query(query)) if (!String(item['SK']).endsWith('0002')) yield item;
    },
  };
  const walked = changedOrders({
    calls: lagging,
    org: organizationId(ORGANIZATION),
    query: {},
    descending: false,
    pageSize: 100,
  });
  const found = (await Array.fromAsync(walked)).filter(({ isHole }) => !isHole);
  expect(found.map(({ row }) => row?.id)).toEqual(rows.map(({ id }) => id).toReversed());
});

describe('an entry that is met twice, because it moved while its index was read,', () => {
  it.each<Partial<ListCommand>>([
    { sortBy: 'date' },
    { sortBy: 'date', whole: true },
    { customerId: CUSTOMER },
    { sortBy: 'modified', whole: true },
    { stages: ['draft'], whole: true },
  ])('does not fail the list %j', async (query) => {
    isMetTwice = true;
    const { rows, queries } = await accessOf(query).finally(() => (isMetTwice = false));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    const batches = queries.flatMap(({ input }) =>
      Object.values((input['RequestItems'] ?? {}) as Record<string, { Keys: unknown[] }>),
    );
    for (const { Keys } of batches)
      expect(new Set(Keys.map((key) => JSON.stringify(key))).size).toBe(Keys.length);
  });
});
