/** Which discounts count when a request does not say so: none is lost without a word. */
import { describe, expect, it } from 'vitest';
import { CUSTOMER, ITEM, TAX } from '../../support/demo-ids.ts';
import { openInventory } from '../../support/inventory.ts';

const api = await openInventory();

const line = (fields: object = {}) => ({ item_id: ITEM, quantity: 1, rate: 100, ...fields });
const order = (fields: object, ...lines: object[]) => ({
  customer_id: CUSTOMER,
  ...fields,
  line_items: lines.length > 0 ? lines : [line()],
});
const figuresOf = ({ discount_type, sub_total, discount_amount, total }: Record<string, unknown>) => ({
  discount_type,
  sub_total,
  discount_amount,
  total,
});

async function update(id: string, body: object) {
  const answer = await api.call('PUT', `/salesorders/${id}`, { body });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.salesorder;
}

describe('a new order without discount_type', () => {
  it.each([
    ['discounts on lines alone', {}, [line({ discount: '10%' }), line()], 'item_level', 190],
    ['one of 0 on the order', { discount: 0 }, [line({ discount: 5 })], 'item_level', 95],
    ['one on the order alone', { discount: '20%' }, [line({ discount: 0 })], 'entity_level', 80],
    ['none', {}, [line()], 'entity_level', 100],
  ])('with %s', async (_, fields, lines, type, total) => {
    const created = await api.create(order(fields, ...lines));
    expect(figuresOf(created)).toMatchObject({ discount_type: type, total });
    const { json } = await api.call('POST', '/salesorders/calculate', { body: order(fields, ...lines) });
    expect(figuresOf(json.salesorder)).toEqual(figuresOf(created));
  });

  it.each(['/salesorders', '/salesorders/calculate'])('with both is asked for it: %s', async (path) => {
    const body = order({ discount: 10 }, line({ discount: '10%' }));
    const answer = await api.call('POST', path, { body });
    expect([answer.status, answer.json.message]).toEqual([
      400,
      expect.stringMatching(
        /^Invalid value passed for Discount Type \(discount_type\): .*entity_level or item_level\.$/,
      ),
    ]);
    for (const [discount_type, total] of [
      ['entity_level', 90],
      ['item_level', 90],
    ]) {
      const said = await api.call('POST', path, { body: { ...body, discount_type } });
      expect(figuresOf(said.json.salesorder)).toMatchObject({ discount_type, total });
    }
  });
});

describe('an update without discount_type', () => {
  it('keeps the type that stands where discounts stand', async () => {
    const whole = await api.create(order({ discount: 10 }));
    const [{ line_item_id }] = whole.line_items;
    const line_items = [{ line_item_id, discount: '50%' }];
    expect(figuresOf(await update(whole.salesorder_id, { line_items }))).toMatchObject({
      discount_type: 'entity_level',
      total: 90,
    });
    const lines = await api.create(order({}, line({ discount: '10%' })));
    expect(figuresOf(await update(lines.salesorder_id, { discount: 50 }))).toMatchObject({
      discount_type: 'item_level',
      total: 90,
    });
  });

  it('lets the first discounts of an order count, wherever they are', async () => {
    const first = await api.create(order({}));
    const [{ line_item_id }] = first.line_items;
    const onLine = await update(first.salesorder_id, { line_items: [{ line_item_id, discount: 10 }] });
    expect(figuresOf(onLine)).toMatchObject({ discount_type: 'item_level', total: 90 });
    const moved = { line_items: [{ line_item_id, discount: 0 }], discount: 30 };
    expect(figuresOf(await update(first.salesorder_id, moved))).toMatchObject({
      discount_type: 'entity_level',
      total: 70,
    });
  });

  it('wakes no discount that did not count', async () => {
    const body = order({ discount_type: 'entity_level', discount: 5 }, line({ discount: '10%' }));
    const { salesorder_id, line_items } = await api.create(body);
    const cleared = await update(salesorder_id, { discount: 0, line_items });
    expect(figuresOf(cleared)).toMatchObject({ discount_type: 'entity_level', total: 100 });
  });
});

it('line discounts come before tax, whatever is_discount_before_tax says, and the answer says so', async () => {
  const taxed = line({ discount: '10%', tax_id: TAX });
  const body = order({ discount_type: 'item_level', is_discount_before_tax: false }, taxed);
  const created = await api.create(body);
  expect(created).toMatchObject({ is_discount_before_tax: true, tax_total: 10.8, total: 100.8 });
  expect(await update(created.salesorder_id, { is_discount_before_tax: false })).toEqual(created);
  const after = { discount_type: 'entity_level', is_discount_before_tax: false, discount: '10%' };
  const onOrder = await update(created.salesorder_id, after);
  expect(onOrder).toMatchObject({ is_discount_before_tax: false, tax_total: 12, total: 102 });
});
