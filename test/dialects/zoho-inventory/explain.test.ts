import { expect, it } from 'vitest';
import { organizationId, orderId } from '../../../lib/domain/identity.ts';
import { decimal } from '../../../lib/domain/decimal.ts';
import { toOrderItem } from '../../../lib/store/item.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { callsUntil } from '../../../lib/store/table.ts';
import { CUSTOMER, ITEM, ORGANIZATION, TAX } from '../../support/demo-ids.ts';
import { openInventory } from '../../support/inventory.ts';
import { contentsOf } from '../../support/table-contents.ts';

const api = await openInventory();

const ORDER = {
  customer_id: CUSTOMER,
  discount: '10%',
  line_items: [
    { item_id: ITEM, rate: 33.33, quantity: 2, tax_id: TAX },
    { name: 'Oil', rate: 10.01, quantity: 1 },
  ],
};

interface Step {
  figure: string;
  inputs: { name: string; value: string }[];
  result: string;
}

/** What the steps say of a figure in the end. */
const lastOf = (steps: Step[], figure: string) => steps.findLast((step) => step.figure === figure)?.result;

/** The figures of an order by the names that the steps give them. */
function figuresOf(order: Record<string, unknown> & { line_items: Record<string, unknown>[] }) {
  const { sub_total, discount_amount, tax_total, total, bcy_total, bcy_sub_total, shipping_charge } = order;
  const lines = order.line_items.flatMap(({ item_total, bcy_rate, discount_amount: off }, at) => [
    [`line_items[${at}].item_total`, item_total],
    [`line_items[${at}].bcy_rate`, bcy_rate],
    [`line_items[${at}].discount_amount`, off],
  ]);
  const document = {
    sub_total,
    discount_amount,
    tax_total,
    total,
    bcy_total,
    bcy_sub_total,
    shipping_charge,
  };
  return [...Object.entries(document), ...lines].map(([figure, value]) => [figure, String(value)]);
}

it('a calculation says why each figure is what it is, when that is asked for', async () => {
  const plain = await api.call('POST', '/salesorders/calculate', { body: ORDER });
  const { json } = await api.call('POST', '/salesorders/calculate?explain=true', { body: ORDER });
  const { steps, rules, departures } = json.explanation;
  const figures = figuresOf(json.salesorder);
  expect(figures.map(([figure]) => [figure, lastOf(steps, String(figure))])).toEqual(figures);
  expect(Object.keys(rules)).toEqual(expect.arrayContaining(['gross', 'share', 'total', 'base_currency']));
  expect(departures).toEqual([]);
  expect(json.explanation).toMatchObject({ price_precision: 2, because: '' });
  expect(JSON.stringify(json.explanation)).not.toMatch(/"(figure|name)":"[^"]*[A-Z]/);
  expect(plain.json).not.toHaveProperty('explanation');
  for (const value of ['yes', '2'])
    expect((await api.call('POST', `/salesorders/calculate?explain=${value}`, { body: ORDER })).status).toBe(
      400,
    );
});

it('a stored order is explained as it was calculated, and nothing is stored', async () => {
  const { salesorder_id: id } = await api.create(ORDER);
  const before = await contentsOf(api);
  const { status, json, headers } = await api.call('GET', `/salesorders/${id}/explain`);
  const calculated = await api.call('POST', '/salesorders/calculate?explain=true', { body: ORDER });
  expect(status).toBe(200);
  expect(headers['etag']).toBe('"1"');
  expect(json.explanation).toEqual(calculated.json.explanation);
  expect(Object.keys(json)).toEqual(['code', 'message', 'explanation']);
  expect(await contentsOf(api)).toEqual(before);
  expect((await api.call('GET', '/salesorders/4815000000099990/explain')).status).toBe(404);
});

it('an order that was moved in is told where its figures depart from ours, and why', async () => {
  const { salesorder_id: id } = await api.create(ORDER);
  const org = organizationId(ORGANIZATION);
  const order = await orderStore(api.table, Date.now() + 5000).load(org, orderId(id));
  if (!order) throw new Error('no order');
  const total = decimal('70.01');
  const moved = {
    ...order,
    totals: { ...order.totals, total },
    imported: { rule: 'taxes are rounded on each line', ours: { total: order.totals.total } },
  };
  await callsUntil(api.table, Date.now() + 5000).put({ Item: toOrderItem(moved) });
  const { json } = await api.call('GET', `/salesorders/${id}/explain`);
  expect(json.explanation.departures).toEqual([
    { figure: 'total', stored: '70.01', ours: order.totals.total },
  ]);
  expect(json.explanation.because).toBe('taxes are rounded on each line');
  expect(lastOf(json.explanation.steps, 'total')).toBe(order.totals.total);
});
