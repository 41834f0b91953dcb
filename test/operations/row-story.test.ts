/** A customer and an item on their way: made over HTTP, found, ordered with, changed by an event, found again. */
import { beforeAll, expect, it } from 'vitest';
import { consumeReference } from '../../lib/runtime/consume-reference.ts';
import { consumerOf } from '../support/deliveries.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

const event = (detailType: string, version: number, row: object) => ({
  source: 'erp',
  'detail-type': detailType,
  detail: { organizationId: ORGANIZATION, version, row },
});
const made = async (path: string, body: object) => (await api.call('POST', path, { body })).json;
const listed = async (path: string, query: Record<string, string>) =>
  (await api.call('GET', path, { query })).json;

it('a customer made over HTTP is found, ordered for and renamed by an event; each order keeps its snapshot', async () => {
  const consumer = consumerOf(consumeReference);
  const address = { address: '1 Quay', city: 'Bergen' };
  const { contact } = await made('/contacts', {
    contact_name: 'Fjord Møbler',
    email: 'post@fjord.example',
    billing_address: address,
  });
  const { item } = await made('/items', { name: 'Stool', sku: 'ST-1', rate: 30 });
  expect((await listed('/contacts', { contact_name_contains: 'mobler' })).contacts[0].contact_id).toBe(
    contact.contact_id,
  );
  const order = () =>
    api.create({ customer_id: contact.contact_id, line_items: [{ item_id: item.item_id, quantity: 1 }] });
  const first = await order();
  const named = {
    id: contact.contact_id,
    name: 'Fjord AS',
    addresses: [{ city: 'Oslo' }],
    contactPersons: [],
  };
  await consumer.drain([
    event('ContactUpserted', 1, named),
    event('ItemUpserted', 1, { id: item.item_id, name: 'Stool, oak', rate: '35', code: 'ST-1' }),
  ]);
  expect(consumer.deadLetters).toEqual([]);
  const second = await order();
  const shown = await Promise.all([first, second].map(({ salesorder_id: id }) => api.retrieve(id)));
  expect(
    shown.map(({ customer_name, billing_address, line_items: [line] }) => [
      customer_name,
      billing_address.city,
      line.name,
      line.rate,
    ]),
  ).toEqual([
    ['Fjord Møbler', 'Bergen', 'Stool', 30],
    ['Fjord AS', 'Oslo', 'Stool, oak', 35],
  ]);
  const renamed = await api.call('GET', `/contacts/${contact.contact_id}`);
  expect([renamed.headers['etag'], renamed.json.contact]).toMatchObject([
    '"2"',
    { contact_name: 'Fjord AS', created_time: contact.created_time },
  ]);
  expect((await listed('/contacts', { email: 'post@fjord.example' })).contacts).toEqual([]);
  // Orders are found under both names; the row under the one that it has.
  expect((await listed('/salesorders', { customer_name_contains: 'møbler' })).salesorders).toHaveLength(1);
  expect((await listed('/salesorders', { customer_name: 'fjord as' })).salesorders).toHaveLength(2);
  expect((await listed('/contacts', { contact_name_contains: 'mobler' })).contacts).toEqual([]);
});
