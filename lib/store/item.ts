/** Order <-> item. The order is one compressed document; beside it stand `row` and the keys of the indexes. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { changedOrder, versionOf, type OrderChange } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { rowOf, type OrderRow } from '../domain/order-row.ts';
import { keys, partitions } from './keys.ts';

/** Raised when the shape of stored documents changes; `fromDocument` upcasts older ones. */
export const SCHEMA_VERSION = 1;

/** An item may hold 400 KB; what an order needs beside its document stays well under the rest. */
const DOCUMENT_LIMIT_BYTES = 300 * 1024;
/** An answer shows the order twice and must stay under Lambda's 6 MB, however well the document compresses. */
const ORDER_LIMIT_BYTES = 1.5 * 1024 * 1024;

/** The row is not compressed, and every index holds it too. */
const ROW_LIMIT_BYTES = 64 * 1024;

/** The order as deflated JSON. @throws OrderError too_large */
export function toDocument(order: SalesOrder): Uint8Array {
  const json = Buffer.from(JSON.stringify(order));
  if (json.byteLength > ORDER_LIMIT_BYTES)
    throw new OrderError('too_large', { limitBytes: ORDER_LIMIT_BYTES });
  const document = deflateRawSync(json);
  if (document.byteLength > DOCUMENT_LIMIT_BYTES) {
    throw new OrderError('too_large', { limitBytes: DOCUMENT_LIMIT_BYTES });
  }
  return document;
}

/** The order of a stored document. */
export function fromDocument(document: Uint8Array): SalesOrder {
  return JSON.parse(inflateRawSync(document).toString('utf8')) as SalesOrder;
}

/** What a list shows. @throws OrderError too_large */
function toRow(order: SalesOrder): OrderRow {
  const row = rowOf(order);
  if (Buffer.byteLength(JSON.stringify(row)) > ROW_LIMIT_BYTES) {
    throw new OrderError('too_large', { limitBytes: ROW_LIMIT_BYTES });
  }
  return row;
}

/** The order item with the keys of all five indexes. */
export function toOrderItem(order: SalesOrder): Record<string, unknown> {
  const { organizationId: org, id } = order;
  const dateKey = `${order.date}#${id}`;
  return {
    ...keys.order(org, id),
    doc: toDocument(order),
    row: toRow(order),
    version: order.version,
    schemaVersion: SCHEMA_VERSION,
    organizationKey: partitions.organization(org),
    createdKey: id,
    dateKey,
    changedPartition: partitions.organization(org),
    changedKey: `${order.modifiedAt}#${id}`,
    customerKey: partitions.customer(org, order.customer.id),
    statusKey: partitions.status(org, order.status),
  };
}

/** The change item: audit trail, outbox and, after a deletion, what is left of the order. */
export function toChangeItem(change: OrderChange): Record<string, unknown> {
  const order = changedOrder(change);
  const version = versionOf(change);
  const { organizationId: org, id } = order;
  const { at } = change.record;
  return {
    ...keys.change(org, id, version),
    ...change.record,
    version,
    row: toRow(order),
    schemaVersion: SCHEMA_VERSION,
    changedPartition: partitions.changesOf(org, at.slice(0, 10)),
    changedKey: `${at}#${id}#${String(version).padStart(8, '0')}`,
  };
}
