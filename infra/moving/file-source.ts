/** Orders of a file that a service has exported, or that was kept of its answers: JSON, JSON lines, or CSV. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { inventoryComment, inventoryOrder } from './inventory-order.ts';
import type { FoundOrder, OrderSource } from './moved-order.ts';
import { csvOrders, type Placed } from './csv-orders.ts';
import { fieldsOf, listOf, readJson, textOf, timeOf, type Fields } from './wire-values.ts';

/** @throws Error when the file cannot be read or is no such file */
export function fileSource(file: string, kind: 'json' | 'csv'): OrderSource {
  const placed = () => (kind === 'csv' ? csvOrders(file) : jsonOrders(file));
  return {
    dialect: 'zoho-inventory',
    async *rows() {},
    async *orders() {
      for await (const each of placed()) yield foundOrder(each);
    },
  };
}

function foundOrder({ place, order }: Placed): FoundOrder {
  const id = textOf(order['salesorder_id']);
  return {
    place,
    id,
    modifiedAt: timeOf(order['last_modified_time']),
    answer: async () => order,
    async read() {
      if (!/^\d{1,19}$/.test(id)) throw new Error('no salesorder_id');
      if (!timeOf(order['created_time']) && Number.isNaN(Date.parse(textOf(order['date']))))
        throw new Error('neither created_time nor date');
      return inventoryOrder(order, new Map(), listOf(order['comments']).flatMap(inventoryComment));
    },
  };
}

/** An array, an answer of the service ({"salesorders": […]} or {"salesorder": {…}}), or one of these a line. */
async function* jsonOrders(file: string): AsyncGenerator<Placed> {
  const whole = await wholeJson(file);
  if (whole) {
    yield* placedIn(whole, file);
    return;
  }
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    try {
      yield* placedIn(readJson(text), `${file}:${line}`);
    } catch {
      yield { place: `${file}:${line}`, order: {} };
    }
  }
}

/** Undefined for lines of JSON, which are not one. */
async function wholeJson(file: string) {
  try {
    return readJson(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function placedIn(value: ReturnType<typeof readJson>, place: string): Placed[] {
  if (Array.isArray(value))
    return listOf(value).map((order, at) => ({ place: `${place}[${at}]`, order: wrapped(order) }));
  const many = listOf(fieldsOf(value)['salesorders']);
  if (many.length > 0) return many.map((order, at) => ({ place: `${place}[${at}]`, order }));
  return [{ place, order: wrapped(fieldsOf(value)) }];
}

const wrapped = (order: Fields): Fields => ('salesorder' in order ? fieldsOf(order['salesorder']) : order);
