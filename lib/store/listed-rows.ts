/** Entries of indexes -> the rows of their orders, read from the orders where an index holds keys alone. */
import type { OrderId } from '../domain/identity.ts';
import { rowOf, type OrderRow } from '../domain/order-row.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Item } from './bulk-calls.ts';
import { fromDocument } from './document.ts';
import { byKeyName, keyName, keyOf, type Key } from './keys.ts';
import { rowOfItem, type StoredRow } from './row.ts';
import type { Calls } from './table.ts';

/** What a walk finds: where an order stands, and its row when the index holds it. */
export interface Listed {
  key: Key;
  row?: StoredRow;
}

export const withRow = (item: Item): Listed => ({ key: keyOf(item), row: rowOfItem(item) });
export const withoutRow = (item: Item): Listed => ({ key: keyOf(item) });

/** Each with its row; an order that is gone meanwhile is left out. */
export async function withRows(calls: Calls, listed: Listed[]): Promise<(Listed & { row: StoredRow })[]> {
  const missing = listed.filter(({ row }) => row === undefined).map(({ key }) => key);
  const read = byKeyName(missing.length > 0 ? await calls.batchGet({ keys: missing, eventually: true }) : []);
  return listed.flatMap(({ key, row }) => {
    if (row) return [{ key, row }];
    const item = read.get(keyName(key));
    return item ? [{ key, row: wholeRow(item) }] : [];
  });
}

/** Whole orders as they are answered, beside their rows; what is gone meanwhile is left out. */
export async function answeredOrders(
  calls: Calls,
  listed: Listed[],
): Promise<{ rows: OrderRow[]; orders: SalesOrder[] }> {
  const wanted = listed.map(({ key }) => key);
  const found = byKeyName(await calls.batchGet({ keys: wanted, eventually: true }));
  const orders = wanted.flatMap((key) => {
    const item = found.get(keyName(key));
    return item ? [fromDocument(item)] : [];
  });
  return { rows: orders.map(rowOf), orders };
}

/** Rows as they are answered; custom fields that are too long for a row are read from their orders. */
export async function answeredRows(calls: Calls, listed: Listed[]): Promise<OrderRow[]> {
  const rows = await withRows(calls, listed);
  const short = rows.filter(({ row }) => row.customFields === undefined).map(({ key }) => key);
  const items = short.length > 0 ? await calls.batchGet({ keys: short, eventually: true }) : [];
  const whole = new Map<OrderId, OrderRow>(items.map((item) => [rowOfItem(item).id, wholeRow(item)]));
  return rows.map(({ row }) => whole.get(row.id) ?? { ...row, customFields: row.customFields ?? [] });
}

function wholeRow(item: Item): OrderRow {
  const { customFields, ...row } = rowOfItem(item);
  return customFields ? { ...row, customFields } : rowOf(fromDocument(item));
}
