/** Everything of one organisation, as lines in an order that does not depend on the table: the same content, the same lines. */
import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';

import { fromDocument } from '../../lib/store/document.ts';
import {
  CHANGE_PREFIX,
  COMMENT_PREFIX,
  isDeletion,
  keys,
  orderOfPartition,
  partitions,
} from '../../lib/store/keys.ts';
import { pathsIn } from '../../lib/store/packed-paths.ts';
import { assertKnown, SCHEMA_VERSION } from '../../lib/store/schema.ts';
import { EXPIRY, INDEXES, QUIET } from '../../lib/store/table-shape.ts';
import { monthsFrom } from '../../lib/store/change-entries.ts';
import { patientCalls, type Calls, type Table } from '../../lib/store/table.ts';
import { ahead } from './ahead.ts';
import { rowLines } from './read-rows.ts';
import { EXPORT_FORMAT, type ChangeLine, type CommentLine, type TransferLine } from './lines.ts';

/** An export has nobody waiting; each call may take its time. */
const EACH_MS = 60_000;
const ORDERS_AT_ONCE = 16;
const PAGE = 500;
const COUNTER_PREFIX = 'COUNTER#';

/**
 * The lines of an export: header, settings, counters, rows, names, then each order with its changes and comments by creation, then what
 * is left of deleted ones. An order that is changed meanwhile is told as it was when it was come to.
 * @throws OrderError unavailable for what a later release has written
 */
export async function* readOrganization(table: Table, org: OrganizationId): AsyncGenerator<TransferLine> {
  const calls = patientCalls(table, EACH_MS);
  yield { kind: 'export', format: EXPORT_FORMAT, schemaVersion: SCHEMA_VERSION };
  yield* ownLines(calls, org);
  yield* rowLines(calls, org);
  yield* nameLines(calls, org);
  const orders = ahead(orderPartitions(calls, org), ORDERS_AT_ONCE, (partition) =>
    partLines(calls, partition),
  );
  for await (const lines of orders) yield* lines;
}

/** Settings and counters; the epoch is the table's own business. */
async function* ownLines(calls: Calls, org: OrganizationId): AsyncGenerator<TransferLine> {
  const { PK: partition, SK: settings } = keys.settings(org);
  for await (const item of calls.query({ partition, pageSize: PAGE })) {
    assertKnown(item);
    const { PK: _, SK, ...rest } = item;
    const sort = String(SK);
    if (sort === settings) yield { kind: 'row', name: { kind: 'settings', id: '' }, ...rest };
    else if (sort.startsWith(COUNTER_PREFIX))
      yield { kind: 'counter', prefix: sort.slice(COUNTER_PREFIX.length), n: Number(item['n']) };
  }
}

async function* nameLines(calls: Calls, org: OrganizationId): AsyncGenerator<TransferLine> {
  for await (const item of calls.query({ partition: partitions.names(org), pageSize: PAGE }))
    yield { kind: 'name', at: String(item['SK']), customerId: String(item['customerId']) };
}

/** Of orders by creation, then of what was deleted, by the time of its deletion. */
async function* orderPartitions(calls: Calls, org: OrganizationId): AsyncGenerator<string> {
  const byCreation = { index: INDEXES.byCreation, partition: partitions.organization(org), pageSize: PAGE };
  for await (const { PK } of calls.query(byCreation)) yield String(PK);
  for await (const item of deletions(calls, org)) yield String(item['PK']);
}

/** Before the services that orders come from. */
const FIRST_MONTH = '2005-01';

async function* deletions(calls: Calls, org: OrganizationId): AsyncGenerator<Item> {
  for (const month of monthsFrom(FIRST_MONTH)) {
    const partition = partitions.changesOf(org, month);
    for await (const item of calls.query({ index: INDEXES.byChange, partition, pageSize: PAGE }))
      if (isDeletion(item)) yield item;
  }
}

/** An order's own lines, its changes and its comments. */
async function partLines(calls: Calls, partition: string): Promise<TransferLine[]> {
  const { orderId } = orderOfPartition(partition) ?? {};
  if (orderId === undefined) throw new TypeError('a partition of no order');
  const items = await Array.fromAsync(calls.query({ partition, pageSize: PAGE }));
  const lines = items.map((item): TransferLine | undefined => {
    assertKnown(item);
    const sort = String(item['SK']);
    if (sort.startsWith(CHANGE_PREFIX)) return changeLine(orderId, item);
    if (sort.startsWith(COMMENT_PREFIX)) return commentLine(item);
    return item['doc'] === undefined ? undefined : { kind: 'order', order: fromDocument(item) };
  });
  return lines.filter((line) => line !== undefined);
}

function changeLine(orderId: string, item: Item): ChangeLine {
  const { PK: _, SK: __, monthKey: ___, changedKey, [QUIET]: ____, dict: _____, ...rest } = item;
  const deletes = isDeletion({ changedKey }) ? ({ deletes: true } as const) : {};
  return { kind: 'change', orderId, ...deletes, ...rest, paths: pathsIn(item) } as unknown as ChangeLine;
}

function commentLine(item: Item): CommentLine {
  const expiresAt = item[EXPIRY];
  const comment = item['comment'] as CommentLine['comment'];
  return { kind: 'comment', comment, ...(expiresAt === undefined ? {} : { expiresAt: Number(expiresAt) }) };
}
