/** Calls on the embedded engine, on a table with a few items; what was asked is kept, word by word. */
import { writeItems } from '../../infra/tools/write-orders.ts';
import type { Item, Write } from '../../lib/store/bulk-calls.ts';
import type { Query } from '../../lib/store/query.ts';
import { callsUntil, openTable, type Calls, type Table } from '../../lib/store/table.ts';
import { freshTable } from './table.ts';

export interface RecordedCalls {
  calls: Calls;
  /** A table whose calls are these. */
  table: Table;
  asked: unknown[][];
  /** What was asked of one call. */
  askedOf(name: string): unknown[];
}

const REQUEST_MS = 60_000;

/** Tables that nobody has written to since, by what they hold. */
const standing = new Map<string, Promise<Table>>();

/**
 * `faults`: what the engine says instead, where it cannot be brought to say it: that it is down, or that two writers met. Only
 * what is asked first makes the table.
 */
export function recordedCalls(items: Item[], faults: Partial<Calls> = {}): RecordedCalls {
  const asked: unknown[][] = [];
  const name = JSON.stringify(items);
  let own: Promise<Table> | undefined;
  const engine = async () => {
    own ??= standing.get(name) ?? tableOf(items);
    if (!isWritten) standing.set(name, own);
    return callsUntil(await own, Date.now() + REQUEST_MS);
  };
  let isWritten = false;
  const writing = () => {
    isWritten = true;
    standing.delete(name);
    return engine();
  };
  const calls: Calls = {
    get: async (key) => (asked.push(['get', key]), (await engine()).get(key)),
    batchGet: async (read) => (asked.push(['batchGet', read]), (await engine()).batchGet(read)),
    async *query(wanted: Query) {
      asked.push(['query', wanted]);
      yield* (await engine()).query(wanted);
    },
    async *pages(wanted) {
      asked.push(['pages', wanted]);
      yield* (await engine()).pages(wanted);
    },
    put: async (put) => (asked.push(['put', put]), (await writing()).put(put)),
    update: async (update) => (asked.push(['update', update]), (await writing()).update(update)),
    transact: async (writes: Write[]) => (
      asked.push(['transact', writes]),
      (await writing()).transact(writes)
    ),
    ...faults,
  };
  return {
    calls,
    table: { through: () => calls } as unknown as Table,
    asked,
    askedOf: (call) => asked.filter(([each]) => each === call).map(([, what]) => what),
  };
}

async function tableOf(items: Item[]): Promise<Table> {
  const { tableName, endpoint } = await freshTable();
  const table = openTable(tableName, endpoint);
  await writeItems(table, items);
  return table;
}
