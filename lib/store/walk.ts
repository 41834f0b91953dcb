/** Walks along the table: one query, or several whose items stand in one order when they are merged. */
import { compareTexts } from '../domain/sorted-text.ts';
import type { Item } from './bulk-calls.ts';
import { SORT_KEY, type IndexShape } from './table-shape.ts';
import type { Calls } from './table.ts';

/** Sort keys of one partition, from one to another, both included. */
export interface Part {
  partition: string;
  from?: string;
  to?: string;
}

interface Direction {
  calls: Calls;
  descending: boolean;
  /** How many are wanted of all parts together. */
  pageSize: number;
  /** Only what stands behind this sort key. */
  after?: string;
}

/** Before and behind every sort key. */
const FIRST = ' ';
const LAST = '\u{10FFFF}';

/** Items of several parts in the order of their sort keys; of an index, or of the table itself. */
export async function* merged(
  { calls, descending, pageSize, after }: Direction,
  parts: Part[],
  index?: IndexShape,
): AsyncGenerator<Item> {
  const by = index?.sortKey ?? SORT_KEY;
  const size = Math.ceil(pageSize / Math.max(1, parts.length));
  const walks = parts
    .map((part) => beyond(part, after, descending))
    .filter(({ from, to }) => compareTexts(from, to) <= 0)
    .map(({ partition, from, to }) =>
      calls.query({ partition, sort: { from, to }, index, descending, pageSize: size, eventually: true }),
    );
  const heads = await Promise.all(walks.map(headOf));
  const isFirst = (left: string, right: string) => compareTexts(left, right) < 0 !== descending;
  for (;;) {
    let first: Head | undefined;
    for (const head of heads) {
      if (head && (!first || isFirst(String(head.item[by]), String(first.item[by])))) first = head;
    }
    if (!first) return;
    if (first.item[by] !== after) yield first.item;
    heads[heads.indexOf(first)] = await headOf(first.walk);
  }
}

function beyond(
  { partition, from = FIRST, to = LAST }: Part,
  after: string | undefined,
  descending: boolean,
) {
  if (after === undefined) return { partition, from, to };
  return descending
    ? { partition, from, to: compareTexts(after, to) < 0 ? after : to }
    : { partition, from: compareTexts(after, from) > 0 ? after : from, to };
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
