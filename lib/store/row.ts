/** Row <-> what the table and its indexes hold of it: a list of values in a fixed order, half as long as a map with names. */
import { instant, type OrderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { CustomField } from '../domain/order.ts';
import { orderOfPartition } from './keys.ts';
import { assertKnown } from './schema.ts';

/** Stands first in each row: what the places behind it mean. */
const LAYOUT = 1;
/** Behind the layout, the version, two times, the custom fields and the total in base currency. */
const ALWAYS = [
  'number',
  'status',
  'referenceNumber',
  'date',
  'customerId',
  'customerName',
  'currencyCode',
  'total',
  'quantity',
  'quantityInvoiced',
  'quantityPacked',
  'quantityShipped',
] as const satisfies (keyof OrderRow)[];
const SOMETIMES = [
  'subject',
  'shipmentDate',
  'salespersonId',
  'salespersonName',
  'salesChannel',
] as const satisfies (keyof OrderRow)[];

/** Of few orders, behind all that earlier releases read: what the others lack at the end of the row takes no place. */
const SELDOM = ['foreignIds', 'approval', 'subStatusCode'] as const satisfies (keyof OrderRow)[];

type Packed = (typeof ALWAYS)[number] | (typeof SOMETIMES)[number] | (typeof SELDOM)[number];
type PackedApart = 'id' | 'version' | 'createdAt' | 'modifiedAt' | 'customFields' | 'baseTotal';
/** No type when a field of the row has no place here: then this file does not compile. */
type Unpacked = Exclude<keyof OrderRow, Packed | PackedApart> extends never ? StoredRow : never;

/** A page of the longest rows must be an answer. */
const ROW_LIMIT_BYTES = 64 * 1024;
/** Longer ones are left out of the row, for every index of it would pay for them; a list reads them from the order. */
const FIELDS_LIMIT_BYTES = 1024;

type Value = string | number | null;
export type PackedRow = Value[];

/** A row as it is read: of long custom fields it says no more than that there are some. */
export type StoredRow = Omit<OrderRow, 'customFields'> & { customFields?: CustomField[] };

/** What the items of an order carry to be listed by. @throws OrderError too_large */
export function packRow(row: OrderRow): PackedRow {
  if (Buffer.byteLength(JSON.stringify(row)) > ROW_LIMIT_BYTES) {
    throw new OrderError('too_large', { limitBytes: ROW_LIMIT_BYTES });
  }
  const created = Date.parse(row.createdAt);
  return [
    LAYOUT,
    row.version,
    created,
    Date.parse(row.modifiedAt) - created,
    packFields(row.customFields),
    row.baseTotal === row.total ? null : row.baseTotal,
    ...ALWAYS.map((name) => row[name]),
    ...SOMETIMES.map((name) => row[name] ?? null),
    ...packSeldom(row),
  ];
}

/** The row of an item or of its entry in an index. @throws OrderError unavailable for one of a later release */
export function rowOfItem(item: Record<string, unknown>): StoredRow {
  const [layout, version, created, sinceCreated, fields, baseTotal, ...values] = item['row'] as PackedRow;
  assertKnown({ schemaVersion: layout }, LAYOUT);
  const named = [...ALWAYS, ...SOMETIMES, ...SELDOM].map((name, at) => [name, values[at] ?? undefined]);
  const { foreignIds, ...row }: Unpacked = Object.fromEntries(named) as StoredRow;
  return {
    ...row,
    id: orderOfPartition(String(item['PK']))?.orderId ?? ('' as OrderId),
    version: Number(version),
    baseTotal: (baseTotal ?? row.total) as OrderRow['total'],
    createdAt: instant(new Date(Number(created))),
    modifiedAt: instant(new Date(Number(created) + Number(sinceCreated))),
    customFields: unpackFields(fields),
    ...(foreignIds && { foreignIds: JSON.parse(String(foreignIds)) as OrderRow['foreignIds'] }),
  };
}

function packSeldom({ foreignIds, approval, subStatusCode }: OrderRow): Value[] {
  const values = [foreignIds ? JSON.stringify(foreignIds) : null, approval ?? null, subStatusCode ?? null];
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

/** '' for none, null for more than a row should carry. */
function packFields(fields: CustomField[]): string | null {
  if (fields.length === 0) return '';
  const packed = JSON.stringify(
    fields.map(({ label, value, index, apiName, id }) => [label, value, index, apiName, id]),
  );
  return Buffer.byteLength(packed) > FIELDS_LIMIT_BYTES ? null : packed;
}

type PackedField = [string | null, string | null, number | null, string | null, string | null];

function unpackFields(packed: Value | undefined): CustomField[] | undefined {
  if (packed === null || packed === undefined) return undefined;
  if (packed === '') return [];
  return (JSON.parse(String(packed)) as PackedField[]).map(([label, value, index, apiName, id]) => ({
    label: label ?? undefined,
    value: value ?? undefined,
    index: index ?? undefined,
    apiName: apiName ?? undefined,
    id: id ?? undefined,
  }));
}
