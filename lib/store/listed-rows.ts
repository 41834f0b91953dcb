/** Entries that a walk finds -> rows and orders, read from the orders where the entry holds keys alone. */
import { OrderError } from '../domain/order-error.ts';
import { rowOf, type OrderRow } from '../domain/order-row.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Item } from './bulk-calls.ts';
import { fromDocument, sizedDocument } from './document.ts';
import { byKeyName, keyName, keyOf, type Key } from './keys.ts';
import { rowOfItem, type StoredRow } from './row.ts';
import type { Calls } from './table.ts';

/** Some four times what an answer may hold: a dialect prints less than the order says, and more. */
const WHOLE_ORDERS_AT_MOST_BYTES = 24 * 1024 * 1024;
/** What an answer holds of orders that are printed as they are. */
const PRINTED_AT_MOST_BYTES = 5 * 1024 * 1024;

/** What a walk finds: where an order stands, and as much of it as was read. */
export interface Listed {
  key: Key;
  /** Where the walk stands with it. */
  at: string;
  row?: StoredRow;
  /** The whole item of the order. */
  item?: Item;
  /** Nothing to show any more, but a place that counts. */
  isHole?: boolean;
}

export type ListedRow = Listed & { row: StoredRow };
type ListedItem = ListedRow & { item: Item };

/** Of an entry in an index. */
export function entryOf(item: Item, at: string, carries: 'rows' | 'keys'): Listed {
  const key = keyOf(item);
  return carries === 'rows' ? { key, at, row: rowOfItem(item) } : { key, at };
}

/** Of an order that was read whole. */
export function wholeEntryOf(item: Item): ListedItem {
  return { key: keyOf(item), at: '', row: rowOfItem(item), item };
}

/** Each with its row; an order that is gone meanwhile is left out. */
export async function withRows(calls: Calls, listed: Listed[]): Promise<ListedRow[]> {
  const items = await itemsOf(
    calls,
    listed.filter(({ row }) => row === undefined),
  );
  return listed.flatMap(({ row, ...rest }) => {
    if (row) return [{ ...rest, row }];
    const { key, at } = rest;
    const read = items.get(keyName(key));
    return read ? [{ ...wholeEntryOf(read), at }] : [];
  });
}

/** Each with its whole item too. */
export async function withItems(calls: Calls, listed: Listed[]): Promise<ListedItem[]> {
  const items = await itemsOf(
    calls,
    listed.filter(({ item }) => item === undefined),
  );
  return listed.flatMap(({ key, at, item = items.get(keyName(key)) }) =>
    item ? [{ ...wholeEntryOf(item), at }] : [],
  );
}

async function itemsOf(calls: Calls, listed: Listed[]): Promise<Map<string, Item>> {
  // An entry that moves in its index while it is walked is met twice; a batch takes no key twice.
  const keys = [...new Map(listed.map(({ key }) => [keyName(key), key])).values()];
  return byKeyName(keys.length > 0 ? await calls.batchGet({ keys, eventually: true }) : []);
}

/** Rows as they are answered; custom fields that are too long for a row are read from their orders. */
export async function answeredRows(calls: Calls, listed: Listed[]): Promise<OrderRow[]> {
  const rows = await withRows(calls, listed);
  const short = rows.filter(({ row, item }) => !row.customFields && !item);
  const items = await itemsOf(calls, short);
  return rows.map(({ key, row, item = items.get(keyName(key)) }) => {
    const { customFields, ...rest } = row;
    if (customFields) return { ...rest, customFields };
    return item ? rowOf(fromDocument(item)) : { ...rest, customFields: [] };
  });
}

/** Whole orders as they are answered, beside their rows; what is gone meanwhile is left out. */
export async function answeredOrders(
  calls: Calls,
  listed: Listed[],
): Promise<{ rows: OrderRow[]; orders: SalesOrder[] }> {
  const items = await itemsOf(
    calls,
    listed.filter(({ item }) => item === undefined),
  );
  const found = listed.flatMap(({ key, item = items.get(keyName(key)) }) => (item ? [item] : []));
  const orders = withinBudget(found);
  return { rows: orders.map(rowOf), orders };
}

/**
 * A page is whole or refused: one that is silently short would end a client's walk. What does not fit is known long
 * before memory is short. @throws OrderError limit_exceeded that names a page that fits
 */
function withinBudget(items: Item[]): SalesOrder[] {
  const orders: SalesOrder[] = [];
  let total = 0;
  let printed = 1;
  for (const item of items) {
    const { order, bytes } = sizedDocument(item);
    total += bytes;
    if (total > WHOLE_ORDERS_AT_MOST_BYTES && orders.length > 0) {
      throw new OrderError('limit_exceeded', { field: 'per_page', limit: printed });
    }
    orders.push(order);
    if (total <= PRINTED_AT_MOST_BYTES) printed = orders.length;
  }
  return orders;
}
