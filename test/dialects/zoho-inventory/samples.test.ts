import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';
import { missingFrom } from '../../support/documented-shape.ts';
import { done, SOME_PROGRESS, storeAs } from '../../support/stored-order.ts';

const textOf = (name: string) => readFileSync(`test/fixtures/zoho-inventory/${name}.json`, 'utf8');
const sample = (name: string) => JSON.parse(textOf(name)) as Record<string, unknown>;

const api = await openInventory();
let id: string;

describe('the published samples', () => {
  it('the create body is accepted as it is, and its answer lacks no documented key', async () => {
    const { status, json } = await api.call('POST', '/salesorders?organization_id=10234695', {
      body: textOf('create-request'),
    });
    expect(status).toBe(201);
    expect(json.salesorder).toMatchObject({
      salesorder_number: 'SO-00003',
      customer_name: 'Molly',
      sub_total: 244,
      tax_total: 23.42,
      total: 225.62,
      billing_address: { city: 'New York City' },
      shipping_address: { fax: '424-524242' },
    });
    expect(json.sales_order).toEqual(json.salesorder);
    expect(missingFrom(json, sample('create-response'))).toEqual([]);
    id = json.salesorder.salesorder_id;
  });

  it('retrieve gives the same order, with every documented key once it has been packed and invoiced', async () => {
    const created = await api.retrieve(id);
    await storeAs(api.table, id, (order) => ({
      status: 'closed',
      lines: done(order, 'quantityInvoiced', 'quantityPacked', 'quantityShipped'),
      progress: SOME_PROGRESS,
    }));
    const { json } = await api.call('GET', `/salesorders/${id}`);
    expect(missingFrom(json, sample('retrieve-response'))).toEqual([]);
    expect(json.salesorder).toMatchObject({
      status: 'fulfilled',
      order_status: 'closed',
      total: created.total,
    });
  });

  it('an update that changes what stays open answers every documented key', async () => {
    const { json } = await api.call('PUT', `/salesorders/${id}`, { body: { notes: 'After delivery' } });
    expect(missingFrom(json, sample('update-response'))).toEqual([]);
    expect(json.message).toBe('Sales Order has been updated.');
    expect(json.sales_order).toEqual(json.salesorder);
  });

  it('the list has every documented key in its rows', async () => {
    const { json } = await api.call('GET', '/salesorders');
    expect(missingFrom(json, sample('list-response'))).toEqual([]);
  });

  it('the update body is accepted as it is, but for the line id that is nobody’s', async () => {
    const order = await api.create();
    const request = sample('update-request') as { line_items: object[] };
    const lines = [{ ...request.line_items[0], line_item_id: order.line_items[0].line_item_id }];
    const { status, json } = await api.call('PUT', `/salesorders/${order.salesorder_id}`, {
      body: { ...request, salesorder_number: 'SO-90003', line_items: lines },
    });
    expect(status).toBe(200);
    expect(json.salesorder.total).toBe(225.62);
  });

  it.each([
    ['confirm', 'POST', 'status/confirmed'],
    ['void', 'POST', 'status/void'],
    ['delete', 'DELETE', ''],
  ])('%s answers the published words', async (name, method, rest) => {
    const order = await api.create();
    const path = `/salesorders/${order.salesorder_id}/${rest}`.replace(/\/$/, '');
    expect((await api.call(method, path)).json).toEqual(sample(`${name}-response`));
  });

  it('bulk confirm answers the published words, its ids in one text', async () => {
    const ids = [await api.create(), await api.create()].map((order) => order.salesorder_id);
    const { json } = await api.call(
      'POST',
      `/salesorders/status/confirmed?salesorder_ids=${ids.join('%2C')}`,
    );
    const published = sample('bulk-confirm-response') as { data: { email_success_info: object[] } };
    expect(missingFrom(json, published)).toEqual([]);
    expect(json.message).toBe(published['message' as keyof typeof published]);
    expect(json.data.email_success_info).toEqual([
      { ...published.data.email_success_info[0], ids: [ids.join(',')] },
    ]);
  });

  it('bulk delete answers the published words and one entry per id', async () => {
    const ids = [await api.create(), await api.create()].map((order) => order.salesorder_id);
    const { json } = await api.call('DELETE', `/salesorders?salesorder_ids=${ids.join(',')}`);
    expect(missingFrom(json, sample('bulk-delete-response'))).toEqual([]);
    expect(json.message).toBe(sample('bulk-delete-response')['message']);
    expect(json.data.map((entry: { ids: string[] }) => entry.ids)).toEqual(ids.map((one) => [one]));
  });
});
