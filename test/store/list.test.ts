import { beforeAll, describe, expect, it } from 'vitest';
import type { ListCommand } from '../../lib/domain/commands.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { listRows } from '../../lib/store/list.ts';
import { callsUntil, openTable, type Table } from '../../lib/store/table.ts';
import { openInventory } from '../support/inventory.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';

let table: Table;
const sent: { name: string; input: Record<string, unknown> }[] = [];

beforeAll(async () => {
  const api = await openInventory();
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
});

async function accessOf(query: Partial<ListCommand>) {
  sent.length = 0;
  const command: ListCommand = { page: 1, perPage: 200, sortBy: 'created', descending: true, ...query };
  const org = organizationId(ORGANIZATION);
  const { rows } = await listRows(callsUntil(table, Date.now() + 10_000), org, command, () => true);
  return { rows, queries: [...sent] };
}

const CASES: [Partial<ListCommand>, string][] = [
  [{}, 'by-creation'],
  [{ status: 'draft' }, 'by-creation'],
  [{ sortBy: 'modified' }, 'by-last-change'],
  [{ sortBy: 'date' }, 'by-date'],
  [{ sortBy: 'date', dateFrom: '2000-01-01' }, 'by-date'],
  [{ sortBy: 'date', status: 'draft' }, 'by-status'],
  [{ sortBy: 'date', customerId: CUSTOMER }, 'by-customer'],
  [{ sortBy: 'date', customerId: CUSTOMER, status: 'draft', dateTo: '2999-01-01' }, 'by-customer'],
];

describe('a list', () => {
  it.each(CASES)('%j is one query on %s, and no second read', async (query, index) => {
    const { rows, queries } = await accessOf(query);
    expect(rows).toHaveLength(2);
    expect(queries.map(({ name }) => name)).toEqual(['QueryCommand']);
    expect(queries[0]?.input).toMatchObject({ IndexName: index, ScanIndexForward: false });
    expect(queries[0]?.input).not.toHaveProperty('FilterExpression');
  });

  it('reads up when it is to be ascending, and no more than the page and one row', async () => {
    const { queries } = await accessOf({ descending: false, perPage: 1 });
    expect(queries[0]?.input).toMatchObject({ ScanIndexForward: true, Limit: 2 });
  });
});
