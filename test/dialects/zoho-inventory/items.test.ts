import { beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

async function item(body: object) {
  const { status, json, text } = await api.call('POST', '/items', { body });
  if (status !== 201) throw new Error(text);
  return json.item;
}
const found = async (query: Record<string, string>) =>
  (await api.call('GET', '/items', { query })).json.items.map(({ name }: { name: string }) => name);

describe('items', () => {
  it('are made, found by name, SKU and text, and answered as they are kept', async () => {
    const body = {
      name: 'Bags',
      sku: 'SK-1',
      rate: 120.5,
      purchase_rate: 100,
      unit: 'pcs',
      tax_id: 'T1',
      upc: 123,
    };
    const made = await item({ ...body, custom_fields: [{ api_name: 'cf_size', value: 'L' }] });
    expect(made).toMatchObject({
      item_id: expect.stringMatching(/^\d{16}$/),
      name: 'Bags',
      sku: 'SK-1',
      rate: 120.5,
      purchase_rate: 100,
      tax_code: 'T1',
      status: 'active',
      custom_field_hash: { cf_size: 'L' },
    });
    const { status, json } = await api.call('GET', `/items/${made.item_id}`);
    expect([status, json.item]).toEqual([200, made]);
    expect(await found({ sku: 'sk-1' })).toEqual(['Bags']);
    expect(await found({ search_text: 'SK-' })).toEqual(['Bags']);
    expect(await found({ name: 'bags' })).toEqual(['Bags']);
    expect(await found({ name_contains: 'top-white' })).toEqual(['Laptop-white/15inch/dell']);
    const laptops = await api.call('GET', '/items', {
      query: { search_text: 'Laptop', page: '1', per_page: '50' },
    });
    expect(laptops.json.items[0].item_id).toBe(ITEM);
  });

  it.each([
    [{ name: 'bags' }, 1001, 'The item "bags" already exists.'],
    [{ name: 'Bags 2', sku: 'SK-1' }, 1001, 'An item with the SKU "SK-1" already exists.'],
    [{ rate: 5 }, 4, 'Invalid value passed for'],
    [{ name: 'Bags 3', rate: 'free' }, 2, 'rate'],
  ])('are refused as %j', async (body, code, words) => {
    const { status, json } = await api.call('POST', '/items', { body });
    expect([status, json.code]).toEqual([400, code]);
    expect(json.message).toContain(words);
  });

  it('have a new price in the very next order, and the old one in orders that there are', async () => {
    const { item_id } = await item({ name: 'Priced', rate: 10 });
    const order = () => api.create({ customer_id: CUSTOMER, line_items: [{ item_id, quantity: 1 }] });
    const before = await order();
    const saved = await api.call('PUT', `/items/${item_id}`, { body: { rate: 12.5, name: 'Priced anew' } });
    expect([saved.status, saved.json.message]).toEqual([200, 'Item details have been saved.']);
    const after = await order();
    expect([before, after].map(({ line_items: [line] }) => [line.rate, line.name])).toEqual([
      [10, 'Priced'],
      [12.5, 'Priced anew'],
    ]);
    await api.call('DELETE', `/items/${item_id}`);
    expect((await api.retrieve(after.salesorder_id)).line_items[0].name).toBe('Priced anew');
    expect((await api.call('GET', `/items/${item_id}`)).json).toEqual({
      code: 1002,
      message: 'Item does not exist.',
    });
  });

  it('are marked as inactive and as active, and listed by that', async () => {
    const { item_id } = await item({ name: 'Seasonal' });
    const off = await api.call('POST', `/items/${item_id}/inactive`);
    expect(off.json).toEqual({ code: 0, message: 'The item has been marked as inactive.' });
    expect(await found({ filter_by: 'Status.Inactive' })).toEqual(['Seasonal']);
    const on = await api.call('POST', `/items/${item_id}/active`);
    expect(on.json.message).toBe('The item has been marked as active.');
    expect(await found({ filter_by: 'Status.Inactive' })).toEqual([]);
  });
});
