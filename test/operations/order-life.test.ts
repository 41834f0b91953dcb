import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADDRESS, SALESPERSON } from '../support/demo-ids.ts';
import { openInventory } from '../support/inventory.ts';
import { orderLife, invoiced, packed, shipped, TWO_LINES } from '../support/order-life.ts';
import { orderIn } from '../support/order-states.ts';

const api = await openInventory();
const { confirmed, history, put, report } = orderLife(api);

describe('what is fulfilled is protected by line', () => {
  it('lets the rest of a part-shipped order be cancelled down to what was shipped, and not below', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    const [first, second] = [lines[0].line_item_id, lines[1].line_item_id];
    await report(id, packed(first, 3), shipped());
    const below = await put(id, {
      line_items: [{ line_item_id: first, quantity: 2 }, { line_item_id: second }],
    });
    expect(below.json.message).toContain('3 of Laptop-white/15inch/dell are already shipped');
    const left = await put(id, { line_items: [{ line_item_id: first, quantity: 3 }] });
    expect(left.json.salesorder).toMatchObject({
      status: 'shipped',
      shipped_status: 'shipped',
      total: 409.92,
    });
  });

  it('keeps item and, once invoiced, the price of a line, and leaves its texts and the other lines free', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    const [first, second] = [lines[0].line_item_id, lines[1].line_item_id];
    await report(id, invoiced(first, 1));
    const change = (fields: object, other: object = {}) =>
      put(id, {
        line_items: [
          { line_item_id: first, ...fields },
          { line_item_id: second, ...other },
        ],
      });
    for (const fields of [{ item_id: '' }, { rate: 7 }, { tax_id: '' }])
      expect((await change(fields)).json, JSON.stringify(fields)).toMatchObject({ code: 36005 });
    expect((await change({ description: 'Black' }, { rate: 1, name: 'Wire' })).json).toMatchObject({
      salesorder: {
        line_items: [
          { description: 'Black', rate: 122 },
          { name: 'Wire', rate: 1 },
        ],
      },
    });
  });

  it('lets a line that is not invoiced have the first discount of the order', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    const [first, second] = [lines[0].line_item_id, lines[1].line_item_id];
    const { total } = await report(id, invoiced(first, 1));
    const change = (discounted: string, other: string) =>
      put(id, {
        line_items: [{ line_item_id: discounted, discount: 5 }, { line_item_id: other }],
      });
    expect((await change(first, second)).json).toMatchObject({ code: 36005 });
    expect((await change(second, first)).json.salesorder).toMatchObject({
      discount_type: 'item_level',
      total: total - 5,
    });
  });

  it.each([
    [{ discount: '5%' }],
    [{ discount_type: 'item_level' }],
    [{ is_inclusive_tax: true }],
    [{ tax_rounding: 'item_level' }],
    [{ price_precision: 0 }],
    [{ customer_id: ACCOUNT }],
    [{ currency_code: 'EUR', exchange_rate: '1.1' }],
  ])('refuses %j once anything is invoiced, and the order stays as it is', async (body) => {
    const { salesorder_id: id, line_items: lines } = await confirmed();
    await report(id, invoiced(lines[1].line_item_id, 1));
    const before = await api.retrieve(id);
    expect((await put(id, { ...body, notes: 'never' })).json.code).toBe(36005);
    expect(await api.retrieve(id)).toEqual(before);
  });

  it.each([[{ customer_id: ACCOUNT }], [{ currency_code: 'JPY', exchange_rate: '0.0067' }]])(
    'refuses %j once anything is paid, until the payment is taken back',
    async (body) => {
      const { salesorder_id: id } = await confirmed();
      await report(id, ['PaymentRecorded', { id: 'm', amount: 100 }]);
      expect((await put(id, body)).json.code).toBe(36005);
      await report(id, ['PaymentRecorded', { id: 'm', version: 2, removed: true }]);
      expect((await put(id, body)).json.code).toBe(0);
    },
  );

  const OPEN = [
    { billing_address_id: ADDRESS },
    { delivery_method: 'Air' },
    { salesperson_id: SALESPERSON },
    { date: '2026-01-05' },
    { shipment_date: '2027-01-05' },
  ];

  it('leaves addresses, delivery method, sales person and dates open until everything is shipped', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed([TWO_LINES[1] ?? {}]);
    await report(id, packed(lines[0].line_item_id, 1), shipped());
    for (const body of OPEN)
      expect((await put(id, body)).json, JSON.stringify(body)).toMatchObject({ code: 0 });
    await report(id, [
      'PackageRecorded',
      { id: 'p', version: 2, lines: [{ lineId: lines[0].line_item_id, quantity: 2 }] },
    ]);
    const settled = [{ delivery_method: 'Sea' }, { salesperson_name: 'Ann' }, { date: '2026-01-06' }];
    for (const body of settled)
      expect((await put(id, body)).json, JSON.stringify(body)).toMatchObject({ code: 36005 });
    expect((await put(id, { notes: 'Later', reference_number: 'R' })).json.code).toBe(0);
  });

  it('does not let a confirmed order be emptied', async () => {
    const { salesorder_id: id, line_items: lines } = await confirmed([TWO_LINES[1] ?? {}]);
    const emptied = await put(id, { line_items: [{ line_item_id: lines[0].line_item_id, quantity: 0 }] });
    expect(emptied.json.code).toBe(36005);
  });
});

describe('a closed order', () => {
  it('is confirmed again when it gets more quantity, and closed again when that is cancelled', async () => {
    const { id, lines } = await orderIn(api, 'closed');
    const raise = (quantity: number) =>
      put(id, { line_items: [{ line_item_id: lines[0], quantity }, { line_item_id: lines[1] }] });
    expect((await raise(3)).json.salesorder).toMatchObject({
      order_status: 'confirmed',
      status: 'partially_shipped',
    });
    expect((await raise(2)).json.salesorder).toMatchObject({ order_status: 'closed', status: 'fulfilled' });
    expect((await history(id)).slice(0, 3).map(({ kinds }) => kinds.join('+'))).toEqual([
      'updated+closed',
      'updated+reopened',
      'progress+closed',
    ]);
  });

  it.each([
    ['its invoice is taken back', ['InvoiceRecorded', { id: '72', version: 2, removed: true }]],
    [
      'its shipment comes back',
      ['ShipmentUpdated', { id: '73', version: 2, packageIds: ['71'], delivery: 'returned' }],
    ],
  ] as [string, [string, object]][])('is confirmed again when %s', async (_, fact) => {
    const { id } = await orderIn(api, 'closed');
    expect(await report(id, fact)).toMatchObject({ order_status: 'confirmed' });
    expect((await history(id))[0].kinds).toEqual(['progress', 'reopened']);
  });

  it('stays closed when nothing more is to be done', async () => {
    const { id } = await orderIn(api, 'closed');
    await put(id, { notes: 'Later' });
    await report(id, ['PaymentRecorded', { id: 'm', amount: 1 }]);
    expect((await history(id)).slice(0, 2).map(({ kinds }) => kinds.join('+'))).toEqual([
      'progress',
      'updated',
    ]);
  });
});

describe('a void order', () => {
  it('takes facts, stays void, and can be deleted once they are taken back', async () => {
    const { id } = await orderIn(api, 'void_with_facts');
    expect(await api.retrieve(id)).toMatchObject({ order_status: 'void', invoiced_status: 'invoiced' });
    const remove = () => api.call('DELETE', `/salesorders/${id}`);
    expect((await remove()).json.message).toContain('an invoice stands');
    await report(id, ['InvoiceRecorded', { id: '72', version: 2, removed: true }]);
    expect((await remove()).json.message).toContain('a shipment is not returned');
    await report(id, ['ShipmentUpdated', { id: '73', version: 2, packageIds: ['71'], delivery: 'returned' }]);
    expect((await remove()).json.message).toContain('a package stands');
    await report(id, ['PackageRecorded', { id: '71', version: 2, removed: true }]);
    expect((await remove()).json.code).toBe(0);
  });
});
