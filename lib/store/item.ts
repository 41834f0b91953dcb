/** Order and change -> items: a document or a record, the packed row, and the keys of the indexes. */
import { changedOrder, versionOf, type OrderChange } from '../domain/change.ts';
import { stageOf } from '../domain/derived-status.ts';
import { rowOf } from '../domain/order-row.ts';
import type { SalesOrder } from '../domain/order.ts';
import { toDocument } from './document.ts';
import { keys, partitions, sortKeys } from './keys.ts';
import { packPaths } from './packed-paths.ts';
import { packRow } from './row.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { QUIET } from './table-shape.ts';

/** The order item with the keys of the four indexes of orders. */
export function toOrderItem(order: SalesOrder): Record<string, unknown> {
  return {
    ...keys.order(order.organizationId, order.id),
    ...toDocument(order),
    ...listedBy(order),
    version: order.version,
    schemaVersion: SCHEMA_VERSION,
  };
}

/** What an order is listed by: the packed row, and the keys of the four indexes. */
export function listedBy(order: SalesOrder) {
  const { organizationId: org } = order;
  const row = rowOf(order);
  return {
    row: packRow(row),
    organizationKey: partitions.organization(org),
    createdKey: sortKeys.created(order),
    dateKey: sortKeys.date(order),
    customerKey: partitions.customer(org, order.customer.id),
    stageKey: partitions.stage(org, stageOf(row)),
  };
}

/** The change item: audit trail, outbox, what a list of changes is made of and, after a deletion, what is left of the order. */
export function toChangeItem(change: OrderChange): Record<string, unknown> {
  const order = changedOrder(change);
  const version = versionOf(change);
  const { organizationId: org, id } = order;
  const { paths, ...record } = change.record;
  const { at } = record;
  const deletes = change.before !== undefined && change.after === undefined;
  return {
    ...keys.change(org, id, version),
    ...record,
    ...packPaths(paths),
    version,
    row: packRow(rowOf(order)),
    schemaVersion: SCHEMA_VERSION,
    monthKey: partitions.changesOf(org, at.slice(0, 7)),
    changedKey: sortKeys.changed({ at, id, version, deletes }),
    ...(change.quiet && { [QUIET]: true }),
  };
}
