/** The cloud goes away while orders are made, and comes back: what was answered stands, and a repeat makes nothing twice. */
import assert from 'node:assert/strict';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';
import type { Checks } from './checks.ts';
import { listedOrders, redriven, seen, waitingIn, type Cloud } from './cloud.ts';

const WRITERS = 4;
const ORDERS_AT_MOST = 25;
/** So many are surely answered before the cloud goes. */
const ANSWERED_AT_LEAST = 6;

/** One call, by its key; `id` is that of the order, once it was answered. */
interface Asked {
  key: string;
  id?: string;
}

export async function checkInterrupted(checks: Checks, cloud: Cloud): Promise<void> {
  const before = await listedOrders(cloud);
  const aside = await waitingIn(cloud, 'facts');
  const asked: Asked[] = [];
  const answered = () => asked.filter(({ id }) => id !== undefined);
  await checks.check('the cloud goes while orders are made: callers and tools are told', async () => {
    const writing = Array.from({ length: WRITERS }, (_, writer) => write(cloud, writer, asked));
    await seen('the first answers', () => Promise.resolve(answered().length >= ANSWERED_AT_LEAST));
    await cloud.emulator.interrupt(async () => {
      await Promise.all(writing);
      await assert.rejects(redriven(cloud), /connect|ECONNREFUSED/);
    });
    assert.ok(asked.length > answered().length, 'no call was cut off');
    console.log(`          ${answered().length} of ${asked.length} calls were answered`);
  });
  await checks.check('what was answered before stands, and what was set aside still waits', async () => {
    const now = await listedOrders(cloud);
    const ids = new Set(now.map(({ salesorder_id: id }) => id));
    assert.deepEqual(
      answered().filter(({ id }) => !ids.has(id ?? '')),
      [],
    );
    const old = new Set(before.map(({ salesorder_id: id }) => id));
    assert.deepEqual(
      now.filter(({ salesorder_id: id }) => old.has(id)),
      before,
    );
    assert.equal(await waitingIn(cloud, 'facts'), aside);
  });
  await checks.check('each call repeated has one effect, and no number is given out twice', async () => {
    for (const each of asked) {
      const id = await create(cloud, each.key);
      assert.ok(id);
      assert.equal(id, each.id ?? id);
    }
    const orders = await listedOrders(cloud);
    const made = orders.filter(({ reference_number: key }) => asked.some((each) => each.key === key));
    assert.equal(made.length, asked.length);
    assert.equal(new Set(orders.map(({ salesorder_number: number }) => number)).size, orders.length);
  });
}

/** Makes orders one after the other until one is not answered. */
async function write(cloud: Cloud, writer: number, asked: Asked[]): Promise<void> {
  for (let order = 1; order <= ORDERS_AT_MOST; order += 1) {
    const call: Asked = { key: `interrupted-${writer}-${order}` };
    asked.push(call);
    call.id = await create(cloud, call.key).catch(() => undefined);
    if (call.id === undefined) return;
  }
}

/** The id of the order that the call makes, or has made; undefined for any other answer than 201. */
async function create({ deployment, apiKey }: Cloud, key: string): Promise<string | undefined> {
  const answer = await fetch(`${deployment.baseUrl}/inventory/v1/salesorders`, {
    method: 'POST',
    headers: {
      authorization: `Zoho-oauthtoken ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      customer_id: CUSTOMER,
      reference_number: key,
      line_items: [{ item_id: ITEM, quantity: 1, rate: 120 }],
    }),
  });
  const { salesorder } = (await answer.json()) as { salesorder?: { salesorder_id: string } };
  return answer.status === 201 ? salesorder?.salesorder_id : undefined;
}
