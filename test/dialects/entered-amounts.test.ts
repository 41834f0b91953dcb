/** Amounts are kept as they were entered, and rounded only in figures: whoever rounds for a while loses nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ItemRow } from '../../lib/domain/reference.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { crmOf } from '../support/crm.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';
import { SALE_ORDER, withKey } from '../support/getfly.ts';
import { openInventory } from '../support/inventory.ts';
import type { Ref } from '../support/wire.ts';
import { READERS } from '../support/wires.ts';

const api = await openInventory();

const ITEM = 'item-of-fractions';
beforeAll(async () => {
  const row = { kind: 'item', id: ITEM, name: 'Fraction', code: 'FRAC' };
  await putReferenceRow(api.table, organizationId(ORGANIZATION), ItemRow.parse(row));
});

const FRACTIONS = {
  customer_id: CUSTOMER,
  discount_type: 'item_level',
  shipping_charge: '4.126',
  adjustment: '0.336',
  line_items: [
    { item_id: ITEM, rate: '10.125', quantity: 3, discount: '1.254', tax_name: 'T', tax_percentage: 7.5 },
    { item_id: ITEM, rate: '7.77', quantity: 1, discount: '0.4' },
  ],
};
const ON_ORDER = { ...FRACTIONS, discount_type: 'entity_level', discount: '5.554' };

const put = async (id: string, body: object) => {
  const answer = await api.call('PUT', `/salesorders/${id}`, { body });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.salesorder;
};
const figuresOf = (order: Record<string, unknown>) => ({ ...order, last_modified_time: undefined });

describe.each([
  ['discounts on lines', FRACTIONS],
  ['a discount on the order', ON_ORDER],
])('an order with %s', (_, body) => {
  it.each([
    ['precision', [{ price_precision: 0 }, { price_precision: 2 }]],
    ['precision, up and down', [{ price_precision: 6 }, { price_precision: 1 }, { price_precision: 2 }]],
    ['currency', [{ currency_code: 'JPY', exchange_rate: '0.0067' }, { currency_code: 'USD' }]],
    ['currency, by way of a third', [{ currency_code: 'KWD', exchange_rate: 3 }, { currency_code: 'USD' }]],
  ])('has its first figures again after a change of %s there and back', async (_, changes) => {
    const first = await api.create(body);
    let last = first;
    for (const change of changes) last = await put(first.salesorder_id, change);
    expect(figuresOf(last)).toEqual(figuresOf(first));
  });

  it.each([
    [
      'Inventory',
      async ({ id }: Ref) =>
        api.call('PUT', `/salesorders/${id}`, { body: { ...(await api.retrieve(id)), notes: 'x' } }),
    ],
    [
      'CRM',
      async ({ id }: Ref) => crmOf(api).update(id, { ...(await crmOf(api).read(id)), Description: 'x' }),
    ],
    [
      'Getfly',
      async (order: Ref) => {
        const shown = await READERS['getfly']!.read(api, order);
        const sent = { ...shown, order_terms: [{ term_content: 'x' }] };
        return api.send('PUT', SALE_ORDER, withKey({ body: sent }));
      },
    ],
  ])('sent back by %s as it was printed keeps what was entered', async (_, sendBack) => {
    const first = await api.create({ ...body, charges: undefined });
    const order = { id: first.salesorder_id, number: first.salesorder_number };
    await put(order.id, { price_precision: 0 });
    const answer = await sendBack(order);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['etag'] ?? '"3"').toBe('"3"');
    const last = await put(order.id, { price_precision: 2, notes: '', terms: '' });
    expect(figuresOf(last)).toEqual(figuresOf(first));
  });
});

it('a figure that differs from the printed one is a new amount', async () => {
  const { salesorder_id: id } = await api.create({ ...FRACTIONS, price_precision: 0 });
  const changed = await put(id, { shipping_charge: 5, adjustment: '0.75', price_precision: 2 });
  expect(changed).toMatchObject({ shipping_charge: 5, adjustment: 0.75 });
  expect(await put(id, { shipping_charge: null, adjustment: null })).toMatchObject({
    shipping_charge: 0,
    adjustment: 0,
  });
});

it('a stated precision is the order’s again when its currency is', async () => {
  const first = await api.create({ ...FRACTIONS, price_precision: 3 });
  const yen = await put(first.salesorder_id, { currency_code: 'JPY', exchange_rate: '0.0067' });
  expect(yen.price_precision).toBe(0);
  expect(figuresOf(await put(first.salesorder_id, { currency_code: 'USD' }))).toEqual(figuresOf(first));
});

it('charges and taxes of Getfly are kept likewise; a payment is what was paid', async () => {
  const first = await api.create(FRACTIONS);
  const order = { id: first.salesorder_id, number: first.salesorder_number };
  const body = {
    current_order_code: order.number,
    installation_amount: '3.336',
    vat_amount: '2.224',
  };
  const payment = { method_name: 'Card', amount: '1.005', description: '', pay_date: '' };
  const read = () => READERS['getfly']!.read(api, order);
  await api.send('PUT', SALE_ORDER, withKey({ body: { ...body, saved_sale_order_payments: [payment] } }));
  const before = await read();
  expect(before).toMatchObject({
    installation_amount: 3.34,
    vat_amount: 2.22,
    saved_sale_order_payments: [{ ...payment, amount: 1.01 }],
  });
  await put(order.id, { price_precision: 0 });
  const shown = await read();
  expect(shown).toMatchObject({ installation_amount: 3, vat_amount: 2 });
  await api.send('PUT', SALE_ORDER, withKey({ body: shown }));
  await api.send('PUT', SALE_ORDER, withKey({ body }));
  await api.send('PUT', SALE_ORDER, withKey({ body: await read() }));
  await put(order.id, { price_precision: 3 });
  expect(await read()).toMatchObject({ installation_amount: 3.336, vat_amount: 2.224 });
  await put(order.id, { price_precision: 2 });
  expect(await read()).toEqual(before);
});
