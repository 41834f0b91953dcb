/** Lines of an export -> items of the table, as the release of today writes them. */
import type { OrderChange } from '../../lib/domain/change.ts';
import type { OrderId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { keys, partitions, sortKeys } from '../../lib/store/keys.ts';
import { packPaths } from '../../lib/store/packed-paths.ts';
import { SCHEMA_VERSION, upcast } from '../../lib/store/schema.ts';
import { QUIET } from '../../lib/store/table-shape.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';
import { rowItems } from './write-rows.ts';
import type { ChangeLine, CommentLine, Destination, TransferLine } from './lines.ts';

/** The items of one line; none of a header. */
export function itemsOfLine(line: TransferLine, to: Destination): Item[] {
  switch (line.kind) {
    case 'export':
      return [];
    case 'row': {
      if (line.name.kind !== 'settings') return rowItems(line, to);
      const { kind: _, name: __, ...rest } = line;
      return [{ ...keys.settings(to.org), ...rest }];
    }
    case 'counter':
      return [{ ...keys.counter(to.org, line.prefix), n: line.n }];
    case 'name':
      return [nameItem(line, to)];
    case 'order':
      return orderItems(line.order, to);
    case 'change':
      return [changeItem(line, to)];
    case 'comment':
      return [commentItem(line, to)];
  }
}

/** The order and whatever finds it. */
function orderItems(exported: SalesOrder, { org, schemaVersion }: Destination): Item[] {
  const document = exported as unknown as Record<string, unknown>;
  const order = { ...(upcast(document, schemaVersion) as unknown as SalesOrder), organizationId: org };
  const { modifiedAt: at, modifiedBy: actor } = order;
  const record = { mutationId: '', kinds: [], actor, at, paths: [] } as unknown as OrderChange['record'];
  const { writes, places } = buildTransaction({ after: order, record });
  // Its changes have lines of their own.
  return writes.flatMap(({ Put }, at) => (Put?.Item && places[at] !== 'change' ? [Put.Item] : []));
}

function changeItem(line: ChangeLine, { org, withEvents }: Destination): Item {
  const { kind: _, orderId, deletes = false, paths, ...record } = line;
  const { at, version } = record;
  const id = orderId as OrderId;
  return {
    ...keys.change(org, id, version),
    ...record,
    ...packPaths(paths),
    monthKey: partitions.changesOf(org, at.slice(0, 7)),
    changedKey: sortKeys.changed({ at, id, version, deletes }),
    ...(withEvents ? {} : { [QUIET]: true }),
  };
}

function commentItem({ comment, expiresAt }: CommentLine, { org }: Destination): Item {
  return {
    ...keys.comment(org, comment.orderId, comment.id),
    comment,
    schemaVersion: SCHEMA_VERSION,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function nameItem({ at, customerId }: Extract<TransferLine, { kind: 'name' }>, { org }: Destination): Item {
  return { PK: partitions.names(org), SK: at, customerId, schemaVersion: SCHEMA_VERSION };
}
