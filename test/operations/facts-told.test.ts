import { describe, expect, it } from 'vitest';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumerOf, factEvent } from '../support/deliveries.ts';
import { CUSTOMER } from '../support/demo-ids.ts';
import { openInventory } from '../support/inventory.ts';
import { orderLife, packed, shipped, TWO_LINES, type Order } from '../support/order-life.ts';
import { orderIn } from '../support/order-states.ts';

const api = await openInventory();
const { confirmed, report } = orderLife(api);

describe('what is paid', () => {
  it('is everything of a confirmed order with nothing to pay, and nothing of a draft', async () => {
    const { salesorder_id: id } = await api.create({
      customer_id: CUSTOMER,
      line_items: TWO_LINES,
      discount: '100%',
    });
    expect(await api.retrieve(id)).toMatchObject({ total: 0, paid_status: 'unpaid' });
    await api.call('POST', `/salesorders/${id}/status/confirmed`);
    expect(await api.retrieve(id)).toMatchObject({ total: 0, paid_status: 'paid', balance: 0 });
    const shop = await api.call('GET', `/store/api/v1/salesorders/${id}`);
    expect(shop.json.salesorder.invoiced_status).toBe('paid');
  });

  it('stays paid when it is too much, and the balance says so', async () => {
    const { salesorder_id: id } = await confirmed([{ name: 'Cable', rate: 20, quantity: 2 }]);
    expect(await api.retrieve(id)).toMatchObject({ paid_status: 'unpaid', balance: 40 });
    const pay = (payment: string, amount: number) => report(id, ['PaymentRecorded', { id: payment, amount }]);
    expect(await pay('m', 15)).toMatchObject({ paid_status: 'partially_paid', balance: 25 });
    expect(await pay('n', 35)).toMatchObject({ paid_status: 'paid', balance: -10 });
  });
});

describe('a returned order', () => {
  it('counts as not shipped for every wire, and is returned for the shop', async () => {
    const { id } = await orderIn(api, 'returned');
    expect(await api.retrieve(id)).toMatchObject({ status: 'confirmed', shipped_status: 'pending' });
    const { json: list } = await api.call('GET', '/salesorders?per_page=1');
    expect(list.salesorders[0]).toMatchObject({
      salesorder_id: id,
      shipped_status: 'pending',
      quantity_shipped: 0,
    });
    const { json: crm } = await api.call('GET', `/crm/v2/Sales_Orders/${id}`);
    expect(crm.data[0].Status).toBe('Approved');
    const { json: shop } = await api.call('GET', `/store/api/v1/salesorders/${id}`);
    expect(shop.salesorder).toMatchObject({ order_status: 'returned', shipped_status: 'returned' });
  });

  it('is not returned for the shop when only a part was shipped', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    await report(id, packed(lines[0].line_item_id, 1), shipped('returned'));
    const { json: shop } = await api.call('GET', `/store/api/v1/salesorders/${id}`);
    expect(shop.salesorder).toMatchObject({ order_status: 'confirmed', shipped_status: 'processing' });
  });
});

describe('a removal', () => {
  it.each([
    ['PackageRecorded', { number: '1' }, 'packages'],
    ['ShipmentUpdated', { packageIds: ['p'] }, 'packages'],
    ['InvoiceRecorded', { total: 1, balance: 1 }, 'invoices'],
    ['PurchaseOrderRecorded', {}, 'purchaseorders'],
  ])('of %s says no more than which one', async (type, state, place) => {
    const { salesorder_id: id } = await confirmed();
    expect((await report(id, [type, { id: 'x', ...state }]))[place]).toHaveLength(1);
    expect((await report(id, [type, { id: 'x', version: 2, removed: true }]))[place]).toEqual([]);
    expect((await report(id, [type, { id: 'x', version: 1, ...state }]))[place]).toEqual([]);
  });

  it.each([
    ['PaymentRecorded', { id: 'x', amount: 5 }, 'payments', (shop: Order) => shop.payments.length],
    ['CouponApplied', { id: 'x', code: 'JAN' }, 'coupon', (shop: Order) => shop.coupon_code.length],
    ['CheckoutRecorded', { ip: '127.0.0.1' }, 'checkout', (shop: Order) => shop.checkout_ip.length],
    ['RiskAssessed', { risks: ['r'] }, 'risks', (shop: Order) => shop.risks.length],
  ])('of %s too', async (type, state, _, count) => {
    const { salesorder_id: id } = await confirmed();
    const shop = async () => (await api.call('GET', `/store/api/v1/salesorders/${id}`)).json.salesorder;
    await report(id, [type, state]);
    expect(count(await shop())).toBeGreaterThan(0);
    await report(id, [type, { id: 'x', version: 2, removed: true }]);
    expect(count(await shop())).toBe(0);
    await report(id, [type, state]);
    expect(count(await shop())).toBe(0);
  });

  it('is told where it is broken', async () => {
    const consumer = consumerOf(consumeFact);
    await consumer.drain([
      factEvent('InvoiceRecorded', '1', { removed: true }),
      factEvent('InvoiceRecorded', '1', { id: 'i', version: 1, removed: 'yes' }),
    ]);
    expect(consumer.deadLetters.map(({ reason }) => reason)).toEqual([
      'not as described: fact.id, fact.version',
      'not as described: fact.removed',
    ]);
  });
});
