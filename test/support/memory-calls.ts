/** Calls on items in memory, read as the engine reads them and never written; what was asked is kept, word by word. */
import type { Item, Write } from '../../lib/store/bulk-calls.ts';
import { keyName, keyOf, type Key } from '../../lib/store/keys.ts';
import type { Query } from '../../lib/store/query.ts';
import { PARTITION_KEY, SORT_KEY } from '../../lib/store/table-shape.ts';
import type { Calls, Table } from '../../lib/store/table.ts';

export interface MemoryCalls {
  calls: Calls;
  /** A table whose calls are these. */
  table: Table;
  asked: unknown[][];
  /** What was asked of one call. */
  askedOf(name: string): unknown[];
}

export function memoryCalls(items: Item[], answers: Partial<Calls> = {}): MemoryCalls {
  const asked: unknown[][] = [];
  const byName = new Map(items.map((item) => [keyName(keyOf(item)), item]));
  const known = (keys: Key[]): Item[] =>
    keys.map((key) => byName.get(keyName(key))).filter((item) => item !== undefined);
  async function* query(wanted: Query): AsyncGenerator<Item> {
    asked.push(['query', wanted]);
    yield* found(items, wanted);
  }
  const calls: Calls = {
    get: async (key) => (asked.push(['get', key]), byName.get(keyName(key))),
    batchGet: async (read) => (asked.push(['batchGet', read]), known(read.keys)),
    query,
    async *pages(wanted) {
      asked.push(['pages', wanted]);
      yield found(items, wanted);
    },
    put: async (put) => void asked.push(['put', put]),
    update: async (update) => void asked.push(['update', update]),
    transact: async (writes: Write[]) => void asked.push(['transact', writes]),
    ...answers,
  };
  return {
    calls,
    table: { through: () => calls } as unknown as Table,
    asked,
    askedOf: (name) => asked.filter(([each]) => each === name).map(([, what]) => what),
  };
}

function found(items: Item[], { partition, sort, index, descending, atMost }: Query): Item[] {
  const [ofPartition, ofSort] = [index?.partitionKey ?? PARTITION_KEY, index?.sortKey ?? SORT_KEY];
  const textOf = (item: Item) => String(item[ofSort]);
  const within = (text: string) =>
    !sort || ('prefix' in sort ? text.startsWith(sort.prefix) : text >= sort.from && text <= sort.to);
  const all = items
    .filter((item) => item[ofPartition] === partition && item[ofSort] !== undefined && within(textOf(item)))
    .sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  return (descending ? all.reverse() : all).slice(0, atMost);
}
