import { describe, expect, it } from 'vitest';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { SMALL_ORDER, openInventory } from '../../support/inventory.ts';

const api = await openInventory();
const BASES = ['/books/v3', '/api/v3'];
const OTHERS = ['/inventory/v1', '/api/v1'];
const BOOKS_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/;

/** A confirmed order of its own number, which is on hold. */
async function onHold(): Promise<{ id: string; number: string }> {
  const { salesorder_id: id, salesorder_number: number } = await api.create();
  await api.call('POST', `/salesorders/${id}/status/confirmed`);
  return { id, number };
}

describe.each(BASES)('below %s', (base) => {
  it('a confirmed order is open, alone and in lists', async () => {
    const { id, number } = await onHold();
    const open = { status: 'open', order_status: 'open', current_sub_status: 'open' };
    const { salesorder } = (await api.call('GET', `${base}/salesorders/${id}`)).json;
    expect(salesorder).toMatchObject(open);
    const queries: Record<string, string>[] = [
      { salesorder_number: number },
      { salesorder_number: number, include: 'line_items' },
      { salesorder_ids: id },
      { salesorder_number: number, status: 'open' },
      { salesorder_number: number, filter_by: 'Status.Open' },
    ];
    for (const query of queries) {
      const { json } = await api.call('GET', `${base}/salesorders`, { query });
      expect(json.salesorders).toEqual([expect.objectContaining(open)]);
    }
    await api.call('POST', `${base}/salesorders/${id}/substatus/cs_onhold`);
    const held = (await api.call('GET', `${base}/salesorders/${id}`)).json.salesorder;
    expect(held.sub_statuses).toEqual([expect.objectContaining({ parent_status: 'open' })]);
  });

  it('a draft that is made, changed and computed is a draft, under either key', async () => {
    const made = await api.call('POST', `${base}/salesorders`, { body: SMALL_ORDER });
    expect(made.json.salesorder).toMatchObject({ status: 'draft', order_status: 'draft' });
    expect(made.json.sales_order).toEqual(made.json.salesorder);
  });

  it('times have an offset and no fraction: of orders, rows, comments and history', async () => {
    const { id, number } = await onHold();
    await api.call('POST', `${base}/salesorders/${id}/comments`, { body: { description: 'said' } });
    const read = async (path: string, query = {}) => (await api.call('GET', base + path, { query })).json;
    const { salesorder } = await read(`/salesorders/${id}`);
    const [row] = (await read('/salesorders', { salesorder_number: number })).salesorders;
    const [comment] = (await read(`/salesorders/${id}/comments`)).comments;
    const { history } = await read(`/salesorders/${id}/history`);
    for (const time of [
      salesorder.created_time,
      salesorder.last_modified_time,
      row.created_time,
      row.last_modified_time,
      comment.created_time,
      history[0].changed_time,
    ])
      expect(time).toMatch(BOOKS_TIME);
    expect(history.map((change: { order_status: string }) => change.order_status)).toEqual(['open', 'draft']);
  });

  it('times of contacts and items are written so too', async () => {
    for (const [name, id] of [
      ['contact', CUSTOMER],
      ['item', ITEM],
    ]) {
      const one = (await api.call('GET', `${base}/${name}s/${id}`)).json[name ?? ''];
      const [listed] = (await api.call('GET', `${base}/${name}s`)).json[`${name}s`];
      for (const { created_time, last_modified_time } of [one, listed])
        expect([created_time, last_modified_time]).toEqual(Array(2).fill(expect.stringMatching(BOOKS_TIME)));
    }
  });

  it('a time that was read begins the next extract', async () => {
    const { id, number } = await onHold();
    const { salesorder } = (await api.call('GET', `${base}/salesorders/${id}`)).json;
    const query = { last_modified_time: salesorder.last_modified_time, salesorder_number: number };
    expect((await api.call('GET', `${base}/salesorders`, { query })).json.salesorders).toHaveLength(1);
  });

  it('an order that is sent back as it was read changes nothing', async () => {
    const body = { ...SMALL_ORDER, custom_fields: [{ placeholder: 'cf_size', label: 'Size', value: '7' }] };
    const made = (await api.call('POST', `${base}/salesorders`, { body })).json.salesorder;
    const sent = await api.call('PUT', `${base}/salesorders/${made.salesorder_id}`, { body: made });
    expect([sent.headers['etag'], sent.json.salesorder]).toEqual(['"1"', made]);
  });
});

it.each(OTHERS)('below %s nothing of this is so', async (base) => {
  const { id } = await onHold();
  const { salesorder } = (await api.call('GET', `${base}/salesorders/${id}`)).json;
  expect(salesorder).toMatchObject({ status: 'confirmed', current_sub_status: 'confirmed' });
  expect(salesorder.created_time).toMatch(/\.\d{3}Z$/);
});

it('what a client has written itself stays as it was written', async () => {
  const mine = { at: { created_time: '2026-11-27T07:05:40.123Z' }, notes: 'confirmed' };
  const { json } = await api.call('POST', '/books/v3/salesorders', { body: { ...SMALL_ORDER, ...mine } });
  expect(json.salesorder).toMatchObject(mine);
});
