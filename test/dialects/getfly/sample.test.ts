/** The published request, and what follows from it. */
import { describe, expect, it } from 'vitest';
import sample from '../../fixtures/getfly/update-request.json' with { type: 'json' };
import { openGetfly } from '../../support/getfly.ts';
import { SMALL_ORDER } from '../../support/inventory.ts';

const api = await openGetfly();

describe('the published body, sent as it is to an order made beforehand', () => {
  it('answers the published message with the id as a number, and the figures follow from the rules', async () => {
    const made = await api.inventory.create({ ...SMALL_ORDER, salesorder_number: 'ORDER_001' });
    const { status, json, text } = await api.put(sample);
    expect(status, text).toBe(200);
    expect(json).toEqual({
      message: 'Successfully updated',
      data: { order_id: Number(made.salesorder_id), order_code: 'ORDER_001' },
    });
    expect(text).toContain(`"order_id":${made.salesorder_id},`);

    const order = await api.inventory.retrieve(made.salesorder_id);
    expect(order).toMatchObject({
      // 1 x 65000 - 10000
      line_items: [{ rate: 65000, quantity: 1, discount_amount: 10000, item_total: 55000 }],
      sub_total: 55000,
      // The amount wins over the 10 %.
      discount_amount: 11000,
      // The amount again: 10 % of 44000 would be the same here.
      tax_total: 4400,
      shipping_charge: 10000,
      // Installation has no other place there.
      adjustment: 10000,
      // 55000 - 11000 + 4400 + 10000 transport + 10000 installation
      total: 68400,
      paid_status: 'partially_paid',
      customer_name: 'Customer ABC',
      date: '2025-02-05',
      terms: '1. Allow co-inspection\n2. No returns allowed',
    });
  });

  it('reads back all that it says', async () => {
    const read = await api.read('ORDER_001');
    // The order's discount is the amount, so no percentage is shown.
    expect(read).toMatchObject({ ...sample, discount: 0 });
    expect(read).toMatchObject({ total: 68400, sub_total: 55000, order_status: 'draft' });
  });

  it('ten times over changes nothing any more and records its payment once', async () => {
    const before = await api.inventory.retrieve((await api.read('ORDER_001')).order_id);
    for (let time = 0; time < 10; time += 1) expect((await api.put(sample)).status).toBe(200);
    const read = await api.read('ORDER_001');
    expect(read.saved_sale_order_payments).toEqual(sample.saved_sale_order_payments);
    const after = await api.inventory.retrieve(read.order_id);
    expect(after.last_modified_time).toBe(before.last_modified_time);
  });

  it('an adjustment that Inventory writes does not swallow the installation', async () => {
    const { order_id: id } = await api.read('ORDER_001');
    const write = (adjustment: number) =>
      api.inventory.call('PUT', `/salesorders/${id}`, { body: { adjustment } });
    expect((await write(10_500)).json.salesorder).toMatchObject({ adjustment: 10500, total: 68900 });
    expect(await api.read('ORDER_001')).toMatchObject({ installation_amount: 10000, total: 68900 });
    expect((await write(10_000)).json.salesorder).toMatchObject({ adjustment: 10000, total: 68400 });
  });

  it('what is read, sent back as it is, changes nothing', async () => {
    const read = await api.read('ORDER_001');
    const before = await api.inventory.retrieve(read.order_id);
    expect((await api.put(read)).status).toBe(200);
    expect(await api.inventory.retrieve(read.order_id)).toEqual(before);
  });
});
