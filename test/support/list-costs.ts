/** What lists cost on a table of so many orders: read units and milliseconds of a page of each path. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../infra/local/create-table.ts';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { seedOrders } from '../../infra/tools/seed.ts';
import type { CalendarDate, OrganizationId } from '../../lib/domain/identity.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { OrderRow } from '../../lib/domain/order-row.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { openFaultProxy } from '../faults/rig/fault-proxy.ts';

export interface ListCost {
  read: number;
  calls: number;
  rows: number;
  milliseconds: number;
}

type Costs = Record<string, ListCost>;
const PAGE = { page: 1, perPage: 100, sortBy: 'created', descending: true } as const;
const TODAY = '2026-11-01' as CalendarDate;

/** Seeds a table of its own and asks it for a page of everything. */
export async function listCosts(engine: string, orders: number): Promise<Costs> {
  const tableName = `lists-${randomUUID()}`;
  pointHandlersAt(engine, tableName, process.env);
  const bare = new DynamoDBClient({ endpoint: engine, region: 'us-east-1' });
  await createTable(bare, tableName);
  bare.destroy();
  const asked = { orders, organizations: 1, seed: 1, firstOrganization: '70000001' };
  const direct = openTable(tableName, engine);
  const [org] = await seedOrders(direct, asked);
  direct.close();
  return costsOn(engine, tableName, org as OrganizationId);
}

/** Asks a table that is full already. */
export async function costsOn(engine: string, tableName: string, org: OrganizationId): Promise<Costs> {
  const proxy = await openFaultProxy(engine);
  const table = openTable(tableName, proxy.endpointFor('meter'));
  try {
    return await pages(table, org, (cost) => (proxy.capacity = cost));
  } finally {
    table.close();
    await proxy.close();
  }
}

interface Counted {
  read: number;
  write: number;
  calls: number;
}

async function pages(table: Table, org: OrganizationId, count: (cost: Counted) => void): Promise<Costs> {
  const listed = (query: Partial<ListCommand>) =>
    orderStore(table, Date.now() + 60_000).list(org, { ...PAGE, ...query }, TODAY);
  const [newest] = (await listed({ perPage: 1 })).rows;
  if (!newest) throw new Error('nothing was seeded');
  const costs: Costs = {};
  for (const [name, query] of Object.entries(queriesAbout(newest))) {
    const cost = { read: 0, write: 0, calls: 0 };
    count(cost);
    const began = performance.now();
    const rows = await listed(query).then(
      (page) => page.rows.length,
      () => -1,
    );
    costs[name] = { ...cost, rows, milliseconds: Math.round(performance.now() - began) };
  }
  return costs;
}

function queriesAbout(newest: OrderRow): Record<string, Partial<ListCommand>> {
  const recently = new Date(Date.parse(newest.createdAt) - 2 * 86_400_000).toISOString();
  return {
    'all, newest first': {},
    'one stage (`fulfilled`)': { stages: ['fulfilled'] },
    'one stage (`draft`)': { stages: ['draft'] },
    'one customer': { customerId: newest.customerId },
    'sorted by date': { sortBy: 'date' },
    'a range of dates, in its order': { sortBy: 'date', dateFrom: '2026-06-01', dateTo: '2026-09-01' },
    'changed in the last two days': { sortBy: 'modified', modifiedSince: recently },
    'the number': { number: newest.number },
    'numbers that begin so, in their order': { numberStartsWith: 'SO-00', sortBy: 'number' },
    'sorted by number': { sortBy: 'number', descending: false },
    'the reference number': { reference: newest.referenceNumber || 'PO-1' },
    'reference numbers that begin so, in their order': { referenceStartsWith: 'PO-1', sortBy: 'reference' },
    'customers by name': { customerName: newest.customerName },
    'search for a text': { searchText: 'PO-12' },
    'stage and customer': { stages: ['fulfilled'], customerId: newest.customerId },
    'sorted by total': { sortBy: 'total' },
  };
}

/** A table of what each costs at each size; -1 rows: refused. */
export function printed(sizes: string[], measured: Costs[]): string {
  const head = ['a page of 100', ...sizes];
  const rows = Object.keys(measured[0] ?? {}).map((name) => [
    name,
    ...measured.map((costs) => words(costs[name])),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function words(cost: ListCost | undefined): string {
  if (!cost) return '';
  const { read, calls, rows, milliseconds } = cost;
  return `${rows < 0 ? 'refused after ' : ''}${read} r, ${calls} calls, ${milliseconds} ms${rows < 0 ? '' : `, ${rows} rows`}`;
}
