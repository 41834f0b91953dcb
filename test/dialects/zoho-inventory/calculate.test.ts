import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';
import { contentsOf } from '../../support/table-contents.ts';
import { LINE_FIELDS, ORDER_FIELDS } from '../../support/writable-fields.ts';
import { CUSTOMER, ITEM, TAX } from '../../support/demo-ids.ts';

const api = await openInventory();

const line = fc.record({ ...LINE_FIELDS, tax_id: fc.constant(TAX) }, { requiredKeys: ['rate', 'name'] });
const body = fc
  .tuple(fc.record(ORDER_FIELDS, { requiredKeys: [] }), fc.array(line, { minLength: 1, maxLength: 4 }))
  .map(([order, line_items]) => ({ customer_id: CUSTOMER, ...order, line_items }));

const OWN = new Set([
  'salesorder_id',
  'salesorder_number',
  'created_time',
  'last_modified_time',
  'line_item_id',
]);
const comparable = (order: object) =>
  JSON.stringify(order, (name, value: unknown) => (OWN.has(name) ? undefined : value));

it('calculate answers what create would, stores nothing and takes no number', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (order) => {
      const before = await contentsOf(api);
      const calculated = await api.call('POST', '/salesorders/calculate', { body: order });
      expect(await contentsOf(api)).toEqual(before);
      const created = await api.call('POST', '/salesorders', { body: order });
      expect(calculated.json.salesorder !== undefined, calculated.text).toBe(created.status === 201);
      if (created.status !== 201) return expect(calculated.json).toEqual(created.json);
      expect(comparable(calculated.json.salesorder)).toEqual(comparable(created.json.salesorder));
      expect(calculated.status).toBe(200);
      expect(calculated.headers).not.toHaveProperty('etag');
      expect(calculated.json.salesorder).toMatchObject({ salesorder_id: '', salesorder_number: '' });
      expect(calculated.json.sales_order).toEqual(calculated.json.salesorder);
    }),
    { numRuns: 30 },
  );
});

it('a number that is sent is answered, whether it is taken or not', async () => {
  const { salesorder_number } = await api.create();
  const order = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM }], salesorder_number };
  const { status, json: answer } = await api.call('POST', '/salesorders/calculate', { body: order });
  expect(status).toBe(200);
  expect(answer.salesorder.salesorder_number).toBe(salesorder_number);
});
