/** What a client does on its first day: it signs in, finds where it is, whom it sells to and what, and orders. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { DEMO_ORGANIZATIONS } from '../local/demo-organizations.ts';
import { checkGone, eventually, idsOf, pathOf, succeeded } from './demo-answer.ts';
import type { DemoBody } from './demo-body.ts';
import type { DemoCall } from './demo-client.ts';
import type { DemoStep, DemoWalk } from './demo-step.ts';

/** Of the demo alone: a second run finds what the first one has left. */
const CUSTOMER = { contact_name: 'First Day Ltd', email: 'orders@first-day.example' };
const ITEM = { name: 'First day lamp', sku: 'FIRST-DAY-1', rate: 25 };
const UNKNOWN_CLIENT = 'invalid_client';

export const FIRST_DAY: DemoStep[] = [
  {
    title: 'token: a refresh token becomes an access token (where the demo client is known)',
    async run(walk) {
      const known = DEMO_ORGANIZATIONS[0]?.clients?.[0];
      ok(known);
      const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: known.id,
        client_secret: known.secret,
        refresh_token: known.refreshToken,
      });
      const call: DemoCall = { method: 'POST', from: '/oauth/v2', path: '/token', body: String(form) };
      const { body } = await walk.client({ ...call, form: true, anonymous: true });
      if (body.error === UNKNOWN_CLIENT) return;
      ok(body.access_token, JSON.stringify(body));
      walk.day.token = body.access_token;
    },
  },
  {
    title: 'organisation: the one of the credential',
    async run(walk) {
      const { organizations = [] } = succeeded(await ask(walk, { method: 'GET', path: '/organizations' }));
      equal(organizations.length, 1);
    },
  },
  {
    title: 'customer: found by name, or made',
    async run(walk) {
      const query = new URLSearchParams({ contact_name: CUSTOMER.contact_name });
      const found = succeeded(await ask(walk, { method: 'GET', path: `/contacts?${query}` })).contacts?.[0];
      walk.day.customer = found?.contact_id ?? (await made(walk, '/contacts', CUSTOMER)).contact?.contact_id;
      ok(walk.day.customer, 'no customer');
    },
  },
  {
    title: 'item: found by its code, or made',
    async run(walk) {
      const query = new URLSearchParams({ sku: ITEM.sku });
      const found = succeeded(await ask(walk, { method: 'GET', path: `/items?${query}` })).items?.[0];
      walk.day.item = found?.item_id ?? (await made(walk, '/items', ITEM)).item?.item_id;
      ok(walk.day.item, 'no item');
    },
  },
  {
    title: 'order: of that customer and item, at its price',
    async run(walk) {
      const { customer, item } = walk.day;
      const line_items = [{ item_id: item, quantity: 2 }];
      const fields = { customer_id: customer, reference_number: 'first-day', line_items };
      const { salesorder: order } = await made(walk, '/salesorders', fields);
      deepEqual([order?.customer_name, order?.sub_total], [CUSTOMER.contact_name, 50]);
      walk.day.order = order;
    },
  },
  {
    title: 'comment: said, and read',
    async run(walk) {
      const path = `/salesorders${pathOf(orderOfDay(walk))}/comments`;
      await made(walk, path, { description: 'Payment method: card' });
      const { comments = [] } = succeeded(await ask(walk, { method: 'GET', path }));
      deepEqual(
        comments.map(({ description }) => description),
        ['Payment method: card'],
      );
    },
  },
  {
    title: 'confirm, and found by a search for its reference',
    async run(walk) {
      const path = `/salesorders${pathOf(orderOfDay(walk))}/status/confirmed`;
      succeeded(await ask(walk, { method: 'POST', path }));
      await isListed(walk, { search_text: 'first-day', status: 'confirmed' });
    },
  },
  {
    title: 'sync: what was changed since the order was made',
    async run(walk) {
      const { last_modified_time } = orderOfDay(walk);
      await isListed(walk, { last_modified_time, sort_column: 'last_modified_time', sort_order: 'A' });
    },
  },
  {
    title: 'what the day has made is deleted',
    async run(walk) {
      const { customer, item } = walk.day;
      const order = orderOfDay(walk);
      for (const path of [`/salesorders${pathOf(order)}`, `/items/${item}`, `/contacts/${customer}`])
        succeeded(await ask(walk, { method: 'DELETE', path }));
      await checkGone(walk.client, order.salesorder_id);
    },
  },
];

const withToken = ({ day }: DemoWalk) => (day.token === undefined ? {} : { token: day.token });

function ask(walk: DemoWalk, call: DemoCall) {
  return walk.client({ ...withToken(walk), from: '/inventory/v1', ...call });
}

async function made(walk: DemoWalk, path: string, fields: object): Promise<DemoBody> {
  return succeeded(await ask(walk, { method: 'POST', path, body: JSON.stringify(fields) }), 201);
}

/** The day's order is among those of a list. */
async function isListed(walk: DemoWalk, query: Record<string, string>): Promise<void> {
  const { salesorder_id: id } = orderOfDay(walk);
  const path = `/salesorders?${new URLSearchParams(query)}`;
  await eventually(async () => {
    ok(idsOf(succeeded(await ask(walk, { method: 'GET', path }))).includes(id), 'the order is not listed');
  });
}

function orderOfDay({ day }: DemoWalk) {
  ok(day.order, 'there is no order to go on with');
  return day.order;
}
