/** Real stores over a table on the embedded engine, which keep what they were asked: for what an operation asks of them. */
import { itemsAfter, writeItems } from '../../infra/tools/write-orders.ts';
import type { OrderChange } from '../../lib/domain/change.ts';
import { instant, mutationId, organizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { dependenciesOn } from '../../lib/runtime/live-deps.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { someSettings } from './plain-order.ts';
import { freshTable } from './table.ts';

export const NOW = new Date('2026-11-28T10:00:00.000Z');
export const ORG = organizationId('5');
/** When the rows that stand were made and last written. */
export const ROWS_AT = instant(new Date('2026-11-20T00:00:00.000Z'));
const WITHIN_MS = 60_000;

/** What stands in the table of the organisation; without settings nothing is known of it. */
export interface Standing {
  settings?: Record<string, unknown>;
  rows?: Record<string, unknown>[];
  orders?: SalesOrder[];
  /** Whatever else, as it lies there. */
  items?: Item[];
}

export interface Recorded {
  context: OperationContext;
  /** Each call: "orders.load", then what it was given. */
  asked: unknown[][];
  table: Table;
}

/** By the names of calls: what the store says instead, one after the other, where no engine can be brought to say it; undefined: what it would. */
export type Faults = Record<string, (Error | undefined)[]>;

export async function recordedStores(
  standing: Standing = {},
  { faults = {}, ...rest }: { faults?: Faults } & Partial<OperationContext> = {},
): Promise<Recorded> {
  const table = await tableWith(standing);
  const clock = { now: () => NOW };
  const stores = dependenciesOn(table, clock).stores(Date.now() + WITHIN_MS);
  const asked: unknown[][] = [];
  const left = new Map(Object.entries(faults).map(([name, errors]) => [name, [...errors]]));
  const recording = <Store extends object>(kind: string, store: Store): Store =>
    new Proxy(store, {
      get: (_, method) => {
        const name = `${kind}.${String(method)}`;
        const real = Reflect.get(store, method) as ((...args: unknown[]) => unknown) | undefined;
        return (
          real &&
          ((...args: unknown[]) => {
            asked.push([name, ...args]);
            const error = left.get(name)?.shift();
            return error ? Promise.reject(error) : real.apply(store, args);
          })
        );
      },
    });
  let ids = 100;
  const context: OperationContext = {
    caller: { id: 'key-1', name: 'Ada', organizationId: ORG, scopes: [] },
    orders: recording('orders', stores.orders),
    comments: recording('comments', stores.comments),
    references: recording('references', stores.references),
    rows: recording('rows', stores.rows),
    clock,
    ids: { next: () => String((ids += 1)), mutation: () => mutationId(`m-${(ids += 1)}`) },
    deadline: Number.POSITIVE_INFINITY,
    mutationId: mutationId('m'),
    ...rest,
  };
  return { context, asked, table };
}

/** The change that made an order which stands as it does. */
export const madeAs = (after: SalesOrder): OrderChange => ({
  after,
  record: {
    mutationId: mutationId(`made ${after.id}`),
    kinds: ['created'],
    actor: after.createdBy,
    at: after.createdAt,
    paths: [],
  },
});

/** A connection of its own, which remembers nothing of what was written. */
async function tableWith({ settings, rows = [], orders = [], items = [] }: Standing): Promise<Table> {
  const { tableName, endpoint } = await freshTable();
  const writing = openTable(tableName, endpoint);
  if (settings) await putSettings(writing, ORG, someSettings(settings));
  for (const row of rows) await putReferenceRow(writing, ORG, ReferenceRow.parse(row), { at: ROWS_AT });
  await writeItems(writing, [...orders.flatMap((order) => itemsAfter([madeAs(order)])), ...items]);
  return openTable(tableName, endpoint);
}
