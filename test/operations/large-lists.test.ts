/** A page of whole orders is whole, or refused with the name of a page that fits; and memory stays within bounds. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { orderId } from '../../lib/domain/identity.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { openApi, type Api } from '../support/api.ts';
import { draftOf } from '../support/event-orders.ts';
import { runNode } from '../support/run-node.ts';

const ORDERS = 200;
const ORDER_BYTES = 1_450_000;
const PEAK_AT_MOST_BYTES = 512 * 1024 * 1024;
const FIRST_ID = 1_600_000_000_000_000;
/** Of a batch of writes. */
const AT_ONCE = 25;

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const order = await draftOf('1');
  // As much as an item may hold, and five times that when it is read.
  const Item = toOrderItem({ ...order, notes: noise(ORDER_BYTES) });
  const ids = Array.from({ length: ORDERS }, (_, at) => orderId(String(FIRST_ID + at)));
  for (let at = 0; at < ORDERS; at += AT_ONCE) {
    const puts = ids.slice(at, at + AT_ONCE).map((id) => ({ PutRequest: { Item: itemOf(id) } }));
    await api.table.client.send(new BatchWriteCommand({ RequestItems: { [api.tableName]: puts } }));
  }
  function itemOf(id: ReturnType<typeof orderId>): Record<string, unknown> {
    const { PK, SK, createdKey, dateKey, customerKey, stageKey } = toOrderItem({ ...order, id });
    return { ...Item, PK, SK, createdKey, dateKey, customerKey, stageKey };
  }
}, 60_000);

/** Letters of which each says a bit. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state > 2 ** 30 ? 'a' : 'b';
  }).join('');
}

it.each(['/crm/v2/Sales_Orders?', '/inventory/v1/salesorders?include=line_items&'])(
  'a page of orders that no answer could hold is a 400 that names a smaller one, for little memory: %s',
  async (path) => {
    const { stdout, stderr } = await runNode(['test/support/ask-once.ts', `${path}per_page=200`], {
      TABLE_NAME: api.tableName,
      DYNAMODB_ENDPOINT: api.endpoint,
    });
    expect(stderr).toBe('');
    const { status, text, peakBytes } = JSON.parse(stdout);
    expect(status).toBe(400);
    expect(peakBytes).toBeLessThan(PEAK_AT_MOST_BYTES);
    const limit = /per_page\D*(\d+)|(\d+)\D*per_page/.exec(text);
    const smaller = await api.send('GET', `${path}per_page=${limit?.[1] ?? limit?.[2]}`);
    expect(smaller.status).toBe(200);
  },
);
