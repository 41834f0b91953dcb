import { beforeAll, describe, expect, it } from 'vitest';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

const ADDRESS = {
  address: '1 Test Street',
  city: 'Testville',
  state: 'TS',
  zip: '00001',
  country: 'U.S.A',
  fax: '',
};

describe('an address of an order', () => {
  it.each(['billing', 'shipping'] as const)('%s changes by a path of its own', async (kind) => {
    const { salesorder_id: id, ...before } = await api.create();
    const method = kind === 'billing' ? 'PUT' : 'POST';
    const answer = await api.call(method, `/salesorders/${id}/address/${kind}`, { body: ADDRESS });
    expect([answer.status, answer.json.message, answer.headers['etag']]).toEqual([
      200,
      'Address updated',
      '"2"',
    ]);
    const { salesorder_id: _, ...after } = await api.retrieve(id);
    expect(after[`${kind}_address`]).toEqual(expect.objectContaining(ADDRESS));
    const other = kind === 'billing' ? 'shipping_address' : 'billing_address';
    expect(after[other]).toEqual(before[other]);
    expect(after.total).toBe(before.total);
  });

  it('of another kind is a path that does not exist; without a field nothing is done', async () => {
    const { salesorder_id: id } = await api.create();
    expect((await api.call('PUT', `/salesorders/${id}/address/holiday`, { body: ADDRESS })).status).toBe(404);
    expect(
      (await api.call('PUT', `/salesorders/${id}/address/billing`, { body: { town: 'x' } })).status,
    ).toBe(400);
    const stale = { 'if-match': '"7"' };
    const refused = await api.call('PUT', `/salesorders/${id}/address/billing`, {
      body: ADDRESS,
      headers: stale,
    });
    expect(refused.status).toBe(412);
    expect((await api.call('GET', `/salesorders/${id}`)).headers['etag']).toBe('"1"');
  });
});

describe('custom fields', () => {
  it('change by a path of their own; others stay', async () => {
    const kept = { customfield_id: '2', label: 'Kept', value: 'as it was' };
    const { salesorder_id: id } = await api.create({
      customer_id: '4815000000044080',
      line_items: [{ item_id: '4815000000044100' }],
      custom_fields: [kept, { customfield_id: '1', label: 'Gift', value: true }],
    });
    const body = { custom_fields: [{ customfield_id: '1', value: false }] };
    const answer = await api.call('PUT', `/salesorder/${id}/customfields`, { body });
    expect(answer.status).toBe(200);
    const { custom_fields: fields } = await api.retrieve(id);
    expect(fields).toEqual([
      expect.objectContaining(kept),
      expect.objectContaining({ label: 'Gift', value: false }),
    ]);
  });

  it('that are not stated are missing', async () => {
    const { salesorder_id: id } = await api.create();
    expect((await api.call('PUT', `/salesorder/${id}/customfields`, { body: { notes: 'x' } })).status).toBe(
      400,
    );
  });
});

describe('an update of many orders', () => {
  const form = (fields: object, flag = 'true') => ({
    contentType: 'application/x-www-form-urlencoded',
    body: `bulk_update=${flag}&JSONString=${JSON.stringify(fields)}`,
  });

  it('changes each of them, and says what became of each', async () => {
    const orders = [await api.create(), await api.create()];
    const ids = orders.map(({ salesorder_id }) => salesorder_id);
    const custom_fields = [{ api_name: 'cf_x', value: '1' }];
    const sent = form({ custom_fields, salesorder_id: [...ids, '42'].join(',') });
    const answer = await api.call('PUT', '/salesorders', sent);
    expect(answer.status).toBe(200);
    expect(
      answer.json.data.map(({ code, ids: [id] }: { code: number; ids: string[] }) => [id, code]),
    ).toEqual([
      [ids[0], 0],
      [ids[1], 0],
      ['42', 1002],
    ]);
    for (const id of ids) {
      expect((await api.retrieve(id)).custom_fields).toEqual([
        expect.objectContaining(custom_fields[0] ?? {}),
      ]);
    }
  });

  it.each([
    ['without ids', form({ notes: 'x' }), 'salesorder_id'],
    ['with a number', form({ salesorder_number: 'SO-1', salesorder_id: '1' }), 'Sales Order Number'],
    ['of nothing', form({ salesorder_id: '1' }), ''],
  ])('%s is refused', async (_, sent, named) => {
    const answer = await api.call('PUT', '/salesorders', sent);
    expect(answer.status).toBe(400);
    expect(answer.json.message.toLowerCase().replaceAll(' ', '_')).toContain(
      named.toLowerCase().replaceAll(' ', '_'),
    );
  });
});

it('PUT of the list without the flag is no update of many', async () => {
  const body = { notes: 'x', salesorder_id: '1' };
  expect((await api.call('PUT', '/salesorders', { body })).status).toBe(405);
});

it('status/open confirms', async () => {
  const { salesorder_id: id } = await api.create();
  const answer = await api.call('POST', `/books/v3/salesorders/${id}/status/open`);
  expect([answer.status, answer.json.message]).toEqual([
    200,
    "Sales order status has been changed to 'Open'.",
  ]);
  expect((await api.retrieve(id)).status).toBe('confirmed');
  expect((await api.call('PUT', `/salesorders/${id}/status/open`)).status).toBe(200);
});
