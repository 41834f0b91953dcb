/** The life of one order, made of the published request; each step checks what it is answered. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  checkFigures,
  checkGone,
  checkStatus,
  eventually,
  idsOf,
  orderOf,
  pathOf,
  succeeded,
} from './demo-answer.ts';
import type { DemoOrder } from './demo-body.ts';
import type { DemoAnswer, DemoCall, DemoClient } from './demo-client.ts';
import type { DemoStep, DemoWalk } from './demo-step.ts';

const PUBLISHED_BODY = readFileSync(
  new URL('../../test/fixtures/zoho-inventory/create-request.json', import.meta.url),
  'utf8',
);
const PUBLISHED_NUMBER_PATH = '?salesorder_number=SO-00003';
const NUMBER_TAKEN = 36004;

/** 2 x 122, 20 % off, 12 % tax on the rest, 7 for shipping. */
const PUBLISHED_FIGURES = { sub_total: 244, tax_total: 23.42, total: 225.62 };
/** The same with a quantity of 3. */
const UPDATED_FIGURES = { sub_total: 366, tax_total: 35.14, total: 334.94 };

export const ONE_ORDER: DemoStep[] = [
  {
    title: 'a call without a key is refused',
    async run({ client }) {
      const answer = await client({ method: 'GET', path: '', anonymous: true });
      deepEqual([answer.status, answer.body.code], [401, 14]);
    },
  },
  {
    title: 'create: the published body, sent as it is',
    async run(walk) {
      const order = orderOf(await createPublished(walk.client), 201);
      checkFigures(order, PUBLISHED_FIGURES);
      deepEqual([order.customer_name, order.salesorder_number, order.status], ['Molly', 'SO-00003', 'draft']);
      equal(order.billing_address.city, 'New York City');
      walk.published = order;
    },
  },
  {
    title: 'retrieve: the same order',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      const order = orderOf(await client({ method: 'GET', path: pathOf(published) }));
      for (const key of [
        'salesorder_id',
        'line_items',
        'total',
        'customer_name',
        'shipping_address',
      ] as const) {
        deepEqual(order[key], published[key], key);
      }
    },
  },
  {
    title: 'calculate: the same figures, nothing stored',
    async run({ client }) {
      const order = orderOf(await client({ method: 'POST', path: '/calculate', body: PUBLISHED_BODY }));
      checkFigures(order, PUBLISHED_FIGURES);
      equal(order.salesorder_id, '');
    },
  },
  {
    title: 'update: three instead of two',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      const line = { line_item_id: published.line_items[0]?.line_item_id, quantity: 3 };
      const body = JSON.stringify({ line_items: [line] });
      const order = orderOf(await client({ method: 'PUT', path: pathOf(published), body }));
      checkFigures(order, UPDATED_FIGURES);
    },
  },
  {
    title: 'confirm',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      const answer = succeeded(
        await client({ method: 'POST', path: `${pathOf(published)}/status/confirmed` }),
      );
      match(String(answer.message), /Confirmed/);
      await checkStatus(client, published.salesorder_id, 'confirmed');
    },
  },
  {
    title: 'list: found by its number',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      await eventually(async () => {
        const answer = succeeded(await client({ method: 'GET', path: PUBLISHED_NUMBER_PATH }));
        deepEqual(idsOf(answer), [published.salesorder_id]);
        equal(answer.page_context?.has_more_page, false);
      });
    },
  },
  {
    title: 'void',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      succeeded(await client({ method: 'POST', path: `${pathOf(published)}/status/void` }));
      await checkStatus(client, published.salesorder_id, 'void');
    },
  },
  {
    title: 'delete: gone, and its number free again',
    async run(walk) {
      const { client } = walk;
      const published = publishedOf(walk);
      succeeded(await client({ method: 'DELETE', path: pathOf(published) }));
      await checkGone(client, published.salesorder_id);
      await eventually(async () => {
        deepEqual(idsOf(succeeded(await client({ method: 'GET', path: PUBLISHED_NUMBER_PATH }))), []);
      });
    },
  },
];

function publishedOf({ published }: DemoWalk): DemoOrder {
  ok(published, 'there is no order to go on with');
  return published;
}

/** An earlier run may have left the published number behind: its order is deleted then. */
async function createPublished(client: DemoClient): Promise<DemoAnswer> {
  const call: DemoCall = { method: 'POST', path: '', body: PUBLISHED_BODY };
  const first = await client(call);
  if (first.body.code !== NUMBER_TAKEN) return first;
  const found = succeeded(await client({ method: 'GET', path: PUBLISHED_NUMBER_PATH }));
  for (const id of idsOf(found)) succeeded(await client({ method: 'DELETE', path: `/${id}` }));
  return client(call);
}
