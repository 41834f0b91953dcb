import { describe, expect, it } from 'vitest';
import { openInventory } from '../support/inventory.ts';
import { orderLife, invoiced, packed, shipped } from '../support/order-life.ts';
import { orderIn, type SceneName } from '../support/order-states.ts';

const api = await openInventory();
const { confirmed, history, put, report } = orderLife(api);

describe('every place tells the same', () => {
  it('shows the channel in list and retrieve', async () => {
    const { salesorder_id: id } = await confirmed();
    const listed = async () => (await api.call('GET', '/salesorders?per_page=1')).json.salesorders[0];
    expect(await listed()).toMatchObject({ salesorder_id: id, sales_channel: 'direct_sales' });
    const order = await report(id, ['CheckoutRecorded', { salesChannel: 'online_store' }]);
    expect([order.sales_channel, (await listed()).sales_channel]).toEqual(['online_store', 'online_store']);
  });

  it.each([
    'confirmed',
    'packed',
    'partly_shipped',
    'returned',
    'invoiced',
    'closed',
    'void_with_facts',
  ] satisfies SceneName[])('says in the list what retrieve says of an order that is %s', async (scene) => {
    const { id } = await orderIn(api, scene);
    const order = await api.retrieve(id);
    const [row] = (await api.call('GET', '/salesorders?per_page=1')).json.salesorders;
    const { salesorder_id, ...shared } = row;
    expect(salesorder_id).toBe(id);
    for (const [name, value] of Object.entries(shared))
      if (Object.hasOwn(order, name)) expect(value, name).toEqual(order[name]);
  });

  it('tells in the history that lines were moved, and changes nothing else', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    const ids = lines.map((line: { line_item_id: string }) => line.line_item_id);
    const moved = await put(id, {
      line_items: ids.toReversed().map((line_item_id: string) => ({ line_item_id })),
    });
    expect(moved.json.salesorder.line_items.map((line: { name: string }) => line.name)).toEqual([
      'Cable',
      'Laptop-white/15inch/dell',
    ]);
    const [change] = await history(id);
    expect(change).toMatchObject({
      kinds: ['updated'],
      changes_total: 1,
      changes: [
        { field: 'lines.order', old_value: JSON.stringify(ids), new_value: JSON.stringify(ids.toReversed()) },
      ],
    });
  });

  it('lets the lines of an order that is invoiced and shipped in part be moved', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    const [first, second] = [lines[0].line_item_id, lines[1].line_item_id];
    await report(id, packed(first, 1), shipped(), invoiced(second, 1));
    const moved = await put(id, { line_items: [{ line_item_id: second }, { line_item_id: first }] });
    expect(moved.json.salesorder?.line_items[0].line_item_id, moved.text).toBe(second);
  });

  it('says how many fields changed where it does not show them all', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ name: `Thing ${at}`, rate: 1, quantity: 1 }));
    const { salesorder_id: id, line_items: lines } = await confirmed(many);
    const changed = lines.map(({ line_item_id }: { line_item_id: string }, at: number) => ({
      line_item_id,
      rate: 2,
      name: `Other ${at}`,
    }));
    expect((await put(id, { line_items: changed })).json.code).toBe(0);
    const [change] = await history(id);
    expect(change.changes).toHaveLength(100);
    expect(change.changes_total).toBe(121);
  });

  it('gives the shop a number as the id of who made an order', async () => {
    const { salesorder_id: id } = await confirmed();
    const { json: shop } = await api.call('GET', `/store/api/v1/salesorders/${id}`);
    expect(shop.salesorder.created_by_id).toMatch(/^\d{1,19}$/);
  });

  it('finds orders by the status that the list shows', async () => {
    for (const scene of ['shipped', 'partly_shipped', 'closed'] as const) {
      const { id } = await orderIn(api, scene);
      const { status } = await api.retrieve(id);
      const { json } = await api.call('GET', `/salesorders?status=${status}&per_page=1`);
      expect(json.salesorders[0]).toMatchObject({ salesorder_id: id, status });
    }
  });

  it('calls no order overdue that is shipped', async () => {
    const late = async (scene: SceneName) => {
      const { id } = await orderIn(api, scene);
      expect((await put(id, { shipment_date: '2026-01-02' })).json.code).toBe(0);
      return id;
    };
    const [open, part] = [await late('confirmed'), await late('partly_shipped')];
    const { salesorder_id: done, line_items: lines } = await confirmed(
      [{ name: 'x', rate: 1, quantity: 1 }],
      {
        shipment_date: '2026-01-02',
      },
    );
    await report(done, packed(lines[0].line_item_id, 1), shipped());
    const { json } = await api.call('GET', '/salesorders?filter_by=Status.OverDue');
    const found = json.salesorders.map((row: { salesorder_id: string }) => row.salesorder_id);
    expect([open, part, done].map((id) => found.includes(id))).toEqual([true, true, false]);
  });
});

it('shows what carriers count as numbers', async () => {
  const { salesorder_id: id } = await confirmed();
  const shipment = { id: 's', packageIds: ['p'], status: '3', deliveryDays: '12' };
  expect((await report(id, ['ShipmentUpdated', shipment])).packages[0]).toMatchObject({
    shipment_status: 3,
    delivery_days: 12,
  });
  const worded = { ...shipment, version: 2, status: 'in transit', deliveryDays: '' };
  expect((await report(id, ['ShipmentUpdated', worded])).packages[0]).toMatchObject({
    shipment_status: 'in transit',
    delivery_days: '',
  });
});
