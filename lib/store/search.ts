/**
 * Search for a text: what begins with it among all orders, and what has it anywhere among the newest. Both are bounded; whether
 * there may be more is told.
 */
import { orderId, type OrganizationId } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import type { Item } from './bulk-calls.ts';
import { customersNamed } from './customer-names.ts';
import { keys, partitions } from './keys.ts';
import { textPrefix } from './text-keys.ts';
import { entryOf, type Listed } from './listed-rows.ts';
import { INDEXES } from './table-shape.ts';
import type { Calls } from './table.ts';

interface Searching {
  calls: Calls;
  org: OrganizationId;
  query: ListCommand;
  customersFound?: ReadonlySet<string>;
  onCut(): void;
}

/** Every order once, in no order. What was asked for is left to a look at each row. */
export async function* foundByText(searching: Searching): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  for await (const listed of everyPlace(searching)) {
    if (seen.has(listed.key.PK)) continue;
    seen.add(listed.key.PK);
    yield listed;
  }
}

/** The newest first: they come with their rows. */
async function* everyPlace(searching: Searching): AsyncGenerator<Listed> {
  let isWhole = true;
  const onCut = () => {
    isWhole = false;
    searching.onCut();
  };
  yield* newest({ ...searching, onCut });
  // Those were all orders that there are: no other place holds another one.
  if (isWhole) return;
  const { org, query } = searching;
  const { searchText } = query;
  const places: [string, string | undefined][] = [
    [partitions.numbers(org), query.numberContains ?? searchText],
    [partitions.texts(org, 'reference'), query.referenceContains ?? searchText],
    [partitions.texts(org, 'subject'), query.subjectContains ?? searchText],
  ];
  for (const [partition, text] of places) if (text) yield* beginning(searching, partition, text);
  const customers = [...(await customersOf(searching))];
  if (customers.length > BOUNDS.customers) searching.onCut();
  for (const id of customers.slice(0, BOUNDS.customers)) yield* ofCustomer(searching, id);
}

async function* newest({ calls, org, onCut }: Searching): AsyncGenerator<Listed> {
  const index = INDEXES.byCreation;
  const query = { index, partition: partitions.organization(org), descending: true, atMost: BOUNDS.searched };
  const items = calls.query({ ...query, pageSize: BOUNDS.searched });
  for await (const item of upTo(BOUNDS.searched, items, onCut)) yield entryOf(item, '', index.carries);
}

/** Tells when there may be more: the last one that is allowed was read. */
async function* upTo(atMost: number, items: AsyncGenerator<Item>, onCut: () => void): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    count += 1;
    if (count === atMost) onCut();
    yield item;
  }
}

async function* beginning({ calls, org, onCut }: Searching, partition: string, text: string) {
  const sort = { prefix: textPrefix.beginning(text) };
  const atMost = BOUNDS.foundByText;
  for await (const item of upTo(atMost, calls.query({ partition, sort, eventually: true, atMost }), onCut)) {
    yield { key: keys.order(org, orderId(String(item['orderId']))), at: '' };
  }
}

async function customersOf({ calls, org, query, customersFound }: Searching): Promise<Iterable<string>> {
  if (customersFound) return customersFound;
  const text = query.customerNameContains;
  return text === undefined
    ? []
    : customersNamed(calls, org, { text, whole: false, atMost: BOUNDS.customers + 1 });
}

async function* ofCustomer({ calls, org, onCut }: Searching, id: string): AsyncGenerator<Listed> {
  const index = INDEXES.byCustomer;
  const atMost = Math.ceil(BOUNDS.foundByText / BOUNDS.customers);
  const query = { index, partition: partitions.customer(org, id), descending: true, atMost };
  for await (const item of upTo(atMost, calls.query(query), onCut)) yield entryOf(item, '', index.carries);
}
