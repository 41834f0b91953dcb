/** A page of whole orders is whole, or refused with the name of a page that fits; and memory stays within bounds. */
import { beforeAll, expect, it } from 'vitest';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { orderId } from '../../lib/domain/identity.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { openApi, type Api } from '../support/api.ts';
import { draftOf } from '../support/event-orders.ts';

const ORDERS = 120;
const ORDER_BYTES = 1_400_000;
const PEAK_AT_MOST_BYTES = 512 * 1024 * 1024;

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const order = await draftOf('1');
  // Text that deflates well: the item is small, and what is made of it is not.
  const large = { ...order, notes: 'n'.repeat(ORDER_BYTES) };
  for (let at = 0; at < ORDERS; at += 1) {
    const Item = toOrderItem({ ...large, id: orderId(String(1_600_000_000_000_000 + at)) });
    await api.table.client.send(new PutCommand({ TableName: api.tableName, Item }));
  }
}, 60_000);

it.each(['/crm/v2/Sales_Orders?per_page=100', '/inventory/v1/salesorders?include=line_items&per_page=100'])(
  'a page of orders that no answer could hold is a 400 that names a smaller one: %s',
  async (path) => {
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
    const answer = await api.send('GET', path);
    clearInterval(watch);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('per_page');
    expect(peak - before).toBeLessThan(PEAK_AT_MOST_BYTES);
    const limit = Number(/\d+/.exec(answer.text.replace(/^\{"code":\d+/, ''))?.[0]);
    expect(limit).toBeGreaterThan(0);
  },
);
