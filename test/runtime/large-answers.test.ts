/** Answers that grew too large: a write that was done stays a success, and what is stored can be read. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineId, orderId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { draftOf, storedOrder } from '../support/event-orders.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { aPackage, aShipment, doneOf } from '../support/plain-facts.ts';

/** What Lambda takes back, the body being a text inside a JSON text there. */
const LAMBDA_TAKES_BYTES = 6_291_556;
/** Each is two characters of JSON, and four of what Lambda takes back. */
const quotes = (count: number) => '"'.repeat(count);

let api: InventoryApi;
let order: SalesOrder;
beforeAll(async () => {
  api = await openInventory();
  const small = await draftOf('1');
  order = { ...small, lines: lines(small, 190), progress: fullProgress() };
  expect(Buffer.byteLength(JSON.stringify(order))).toBeGreaterThan(1_500_000);
  await put(order);
});

async function put(stored: SalesOrder): Promise<void> {
  await api.table.client.send(new PutCommand({ TableName: api.tableName, Item: toOrderItem(stored) }));
}

function lines({ lines: [line] }: SalesOrder, count: number): SalesOrder['lines'] {
  if (!line) throw new Error('no line');
  return Array.from({ length: count }, (_, at) => ({
    ...line,
    id: lineId(String(9_000_000_000_000_000 + at)),
    description: quotes(1700),
  }));
}

/** As much as can be reported: each package is shown with the whole shipment. */
function fullProgress(): SalesOrder['progress'] {
  const ids = Array.from({ length: 200 }, (_, at) => String(at + 1));
  const text = quotes(500);
  const said = { number: text, status: text, detailedStatus: text, statusMessage: text };
  const word = quotes(100);
  const words = { number: word, status: word, carrier: word, service: word, trackingNumber: word };
  const shipments = ['1', '2', '3'].map((id) => ({ ...aShipment(id, ids), ...words, deliveryDays: word }));
  return doneOf({ packages: ids.map((id) => aPackage(id, {}, said)), shipments });
}

const takenBack = (body: string) => Buffer.byteLength(JSON.stringify({ body }));

describe('an order that is as large as orders get', () => {
  it.each(['/inventory/v1/salesorders/', '/store/api/v1/salesorders/', '/crm/v2/Sales_Orders/'])(
    'is read by %s',
    async (path) => {
      const { status, text } = await api.call('GET', path + order.id);
      expect(status, text.slice(0, 200)).toBe(200);
      expect(takenBack(text)).toBeLessThan(LAMBDA_TAKES_BYTES - 100_000);
    },
  );

  it('is updated, and the answer is a success in brief, also to the repeat of the call', async () => {
    const sent = { body: { notes: 'changed' }, headers: { 'idempotency-key': 'large' } };
    const path = `/salesorders/${order.id}`;
    const [first, second] = [await api.call('PUT', path, sent), await api.call('PUT', path, sent)];
    const done = { code: 0, message: 'Sales Order has been updated.' };
    expect([first.status, first.json, second.status, second.json]).toEqual([200, done, 200, done]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await storedOrder(order.id)).toMatchObject({ notes: 'changed', version: 2 });
  });
});

describe('a page of texts full of quotes', () => {
  beforeAll(async () => {
    for (let at = 1; at <= 7; at += 1) {
      const id = orderId(String(Number(order.id) + at));
      await put({ ...order, id, progress: doneOf({}), lines: lines(order, 160) });
    }
  });

  it.each(['/inventory/v1/salesorders?include=line_items', '/crm/v2/Sales_Orders?page=1'])(
    'is refused where Lambda would not take it back, and the page that is named is answered: %s',
    async (path) => {
      const refused = await api.call('GET', path);
      expect(refused.status).toBe(400);
      const limit = /per_page\D*(\d+)|(\d+)\D*per_page/.exec(refused.text);
      const smaller = await api.call('GET', `${path}&per_page=${limit?.[1] ?? limit?.[2]}`);
      expect([smaller.status, takenBack(smaller.text) < LAMBDA_TAKES_BYTES]).toEqual([200, true]);
    },
  );
});
