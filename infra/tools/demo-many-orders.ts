/** The life of orders that change together. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { bulkEntries, checkGone, checkStatus, orderOf, succeeded } from './demo-answer.ts';
import type { DemoStep } from './demo-step.ts';

const SMALL_BODY = JSON.stringify({
  customer_id: '4815000000044080',
  line_items: [{ item_id: '4815000000044100', quantity: 1 }],
});

export const MANY_ORDERS: DemoStep[] = [
  {
    title: 'create two more: one as JSON, one as a form',
    async run(walk) {
      const json = await walk.client({ method: 'POST', path: '', body: SMALL_BODY });
      const body = `JSONString=${encodeURIComponent(SMALL_BODY)}`;
      const form = await walk.client({ method: 'POST', path: '', body, form: true });
      const orders = [orderOf(json, 201), orderOf(form, 201)];
      walk.others = orders.map((order) => order.salesorder_id);
      for (const order of orders) match(order.salesorder_number, /^SO-\d{5,}$/);
    },
  },
  {
    title: 'confirm both at once',
    async run({ client, others }) {
      const path = `/status/confirmed?salesorder_ids=${others.join(',')}`;
      const answer = succeeded(await client({ method: 'POST', path }));
      deepEqual(bulkEntries(answer), [[0, [others.join(',')]]]);
      for (const id of others) await checkStatus(client, id, 'confirmed');
    },
  },
  {
    title: 'void both others at once',
    async run({ client, others }) {
      const body = JSON.stringify({ salesorder_ids: others.join(',') });
      succeeded(await client({ method: 'POST', path: '/status/void', body }));
      for (const id of others) await checkStatus(client, id, 'void');
    },
  },
  {
    title: 'delete both others at once',
    async run({ client, others }) {
      const path = `?salesorder_ids=${others.join(',')}`;
      const answer = succeeded(await client({ method: 'DELETE', path }));
      const each = others.map((id) => [0, [id]]);
      deepEqual(bulkEntries(answer), each);
      for (const id of others) await checkGone(client, id);
    },
  },
  {
    title: 'a bulk call without ids is refused',
    async run({ client }) {
      equal((await client({ method: 'DELETE', path: '' })).status, 400);
    },
  },
];
