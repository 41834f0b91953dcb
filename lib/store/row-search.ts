/** Reference rows by a text: what begins so among all, and what has it anywhere among the first names. Both are bounded. */
import { fold } from '../domain/folded-text.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { phoneIn, plainEmail, plainName } from '../domain/row-filter.ts';
import { ROW_BOUNDS } from '../domain/row-plan.ts';
import type { RowQuery } from '../domain/row-query.ts';
import type { Item } from './bulk-calls.ts';
import { customersNamed } from './customer-names.ts';
import { keyOf, keys, partitions, type Key } from './keys.ts';
import { INDEXES } from './table-shape.ts';
import { textPrefix } from './text-keys.ts';
import type { Calls } from './table.ts';

export interface RowWalking {
  calls: Calls;
  org: OrganizationId;
  query: RowQuery;
  descending: boolean;
  pageSize: number;
  /** Told by a search that leaves out what it might have found. */
  onCut(): void;
}

/** What has the text at the beginning of one of its own; a row comes once for each of these. '' finds nothing. */
export async function* lookedUp(
  { calls, org, query }: RowWalking,
  partition: string,
  prefix: string,
): AsyncGenerator<Key> {
  if (prefix === '') return;
  for await (const item of calls.query({ partition, sort: { prefix }, eventually: true, pageSize: 200 }))
    yield keys.reference(org, { kind: query.kind, id: String(item['id']) });
}

/** What begins so among all rows, and what has it anywhere among the first names. Each row once, in no order. */
export async function* searchedRows(walking: RowWalking): AsyncGenerator<Key> {
  const seen = new Set<string>();
  for await (const key of everyPlace(walking)) {
    if (seen.has(key.PK)) continue;
    if (seen.size >= ROW_BOUNDS.found) return walking.onCut();
    seen.add(key.PK);
    yield key;
  }
}

async function* everyPlace(walking: RowWalking): AsyncGenerator<Key> {
  const { org, query } = walking;
  const text = query.nameContains ?? query.searchText ?? '';
  yield* firstNames(walking, plainName(text));
  const anywhere = query.nameContains === undefined;
  const words = textPrefix.beginning(fold(text));
  if (query.kind === 'item') yield* lookedUp(walking, partitions.itemNames(org), words);
  if (query.kind !== 'customer') return;
  yield* ofCustomers(walking, text);
  if (!anywhere) return;
  const address = textPrefix.beginning(plainEmail(text));
  const number = textPrefix.beginning(phoneIn(text));
  for (const prefix of new Set([words, address, number]))
    yield* lookedUp(walking, partitions.contacts(org), prefix);
}

async function* ofCustomers({ calls, org }: RowWalking, text: string): AsyncGenerator<Key> {
  const wanted = { text, whole: false, atMost: ROW_BOUNDS.found };
  for (const id of await customersNamed(calls, org, wanted))
    yield keys.reference(org, { kind: 'customer', id });
}

/** The index holds the folded name in its key: a name is looked at without reading its row. */
async function* firstNames({ calls, org, query, onCut }: RowWalking, folded: string): AsyncGenerator<Key> {
  if (folded === '') return;
  const index = INDEXES.byCreation;
  const atMost = ROW_BOUNDS.searched;
  let count = 0;
  for await (const item of calls.query({ index, partition: partitions.rows(org, query.kind), atMost })) {
    count += 1;
    if (count === atMost) onCut();
    if (nameIn(item).includes(folded)) yield keyOf(item);
  }
}

const nameIn = (item: Item): string => String(item[INDEXES.byCreation.sortKey]).split('\t')[0] ?? '';
