/** Walks along the table: one query, or several whose items stand in one order when they are merged. */
import type { Item } from './bulk-calls.ts';
import type { Query } from './query.ts';
import type { Calls } from './table.ts';

/** Items of several queries in the order of one of their attributes; each query has it already. */
export async function* merged(
  calls: Calls,
  queries: Query[],
  { by, descending }: { by: string; descending: boolean },
): AsyncGenerator<Item> {
  const walks = queries.map((query) => calls.query({ ...query, descending }));
  const heads = await Promise.all(walks.map(headOf));
  const isFirst = (left: string, right: string) => (descending ? left > right : left < right);
  for (;;) {
    let first: Head | undefined;
    for (const head of heads) {
      if (head && (!first || isFirst(String(head.item[by]), String(first.item[by])))) first = head;
    }
    if (!first) return;
    yield first.item;
    heads[heads.indexOf(first)] = await headOf(first.walk);
  }
}

interface Head {
  item: Item;
  walk: AsyncGenerator<Item>;
}

async function headOf(walk: AsyncGenerator<Item>): Promise<Head | undefined> {
  const { value, done } = await walk.next();
  return done ? undefined : { item: value, walk };
}

/** Groups of so many, as they come. */
export async function* inGroups<Value>(values: AsyncGenerator<Value>, size: number): AsyncGenerator<Value[]> {
  let group: Value[] = [];
  for await (const value of values) {
    group.push(value);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
