/** What happens by events, on the deployed stack: changes leave on the bus, facts and commands come in by it. */
import assert from 'node:assert/strict';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';
import type { Checks } from './checks.ts';
import { call, put, seen, type Cloud } from './cloud.ts';
import { heardBy, listen, type Listener } from './listener.ts';

/** The whole life of an order that nobody calls for. Answers who listens. */
export async function checkEvents(checks: Checks, cloud: Cloud): Promise<Listener | undefined> {
  let listener: Listener | undefined;
  await checks.check('a queue of a receiver listens on the bus', async () => {
    listener = await listen(cloud);
  });
  if (!listener) return undefined;
  const listening = listener;
  const find = async () => {
    const path = '/inventory/v1/salesorders?reference_number=by-events';
    const { baseUrl } = cloud.deployment;
    const headers = { authorization: `Zoho-oauthtoken ${cloud.apiKey}` };
    const answer = await fetch(baseUrl + path, { headers });
    const { salesorders = [] } = (await answer.json()) as { salesorders?: { salesorder_id: string }[] };
    return salesorders.map(({ salesorder_id: id }) => id);
  };
  let id = '';
  let lineId = '';
  const retrieve = () => call(cloud, 'GET', `/inventory/v1/salesorders/${id}`);

  await checks.check('a command on the bus makes an order, once however often it comes', async () => {
    const lines = [{ itemId: ITEM, quantity: '1', rate: '120' }];
    const input = { customerId: CUSTOMER, referenceNumber: 'by-events', lines };
    for (let time = 1; time <= 3; time += 1)
      await put(cloud, 'SalesOrder Create Requested', { commandId: 'smoke-create', command: { input } });
    await seen('the order', async () => (await find()).length > 0);
    const made = await find();
    assert.equal(made.length, 1);
    id = made[0] ?? '';
    const [{ line_item_id: line }] = (await retrieve())['line_items'] as [{ line_item_id: string }];
    lineId = line;
  });

  await checks.check('a command on the bus confirms it', async () => {
    await put(cloud, 'SalesOrder Confirm Requested', { commandId: 'smoke-confirm', command: { id } });
    await seen('the confirmation', async () => (await retrieve())['status'] === 'confirmed');
  });

  await checks.check('facts the wrong way round, and twice, close it', async () => {
    const lines = [{ lineId, quantity: '1' }];
    const total = String((await retrieve())['total']);
    const facts: [string, object][] = [
      ['ShipmentUpdated', { id: 's1', version: 1, packageIds: ['p1'], delivery: 'delivered' }],
      ['PaymentRecorded', { id: 'pay', version: 1, mode: 'Card', amount: total, date: '2026-01-02' }],
      ['InvoiceRecorded', { id: 'i1', version: 1, lines, total, balance: '0' }],
      ['PackageRecorded', { id: 'p1', version: 1, lines }],
    ];
    for (const [type, fact] of [...facts, ...facts]) await put(cloud, type, { orderId: id, fact });
    await seen('the end', async () => (await retrieve())['order_status'] === 'closed');
    const { payments } = await call(cloud, 'GET', `/store/api/v1/salesorders/${id}`);
    assert.equal((payments as unknown[]).length, 1);
  });

  await checks.check('each change of the order has left on the bus', async () => {
    const versions = new Set<number>();
    await seen('its events', async () => {
      for (const event of await heardBy(cloud, listening, id, 1)) versions.add(Number(event.split(':')[2]));
      return versions.size === 6;
    });
    assert.deepEqual([...versions].toSorted(), [1, 2, 3, 4, 5, 6]);
  });
  return listener;
}
