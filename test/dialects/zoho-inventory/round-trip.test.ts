import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';
import { LINE_FIELDS, ORDER_FIELDS } from '../../support/writable-fields.ts';
import { CUSTOMER, ITEM, TAX } from '../../support/demo-ids.ts';

const api = await openInventory();

const everyOrderField = fc.record(ORDER_FIELDS);
const everyLineField = fc.record(LINE_FIELDS);
const someOrderFields = fc.record(ORDER_FIELDS, { requiredKeys: [] });
const someLineFields = fc.record(LINE_FIELDS, { requiredKeys: [] });

/** What follows from what was sent, and may change with it. */
const DERIVED = new Set([
  'last_modified_time',
  'sub_total',
  'tax_total',
  'total',
  'balance',
  'taxes',
  'bcy_sub_total',
  'bcy_tax_total',
  'bcy_total',
  'discount_amount',
  'attachment_name',
  'can_send_in_mail',
  'salesperson_name',
  'line_items',
]);
const DERIVED_LINE = new Set(['item_total', 'discount_amount', 'line_item_taxes', 'bcy_rate', 'is_invoiced']);

const without = (fields: object, left: Set<string>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !left.has(name)));

describe('what is written is what is read', () => {
  it('every writable field comes back, in the answer and in retrieve', async () => {
    await fc.assert(
      fc.asyncProperty(
        everyOrderField,
        fc.array(everyLineField, { minLength: 1, maxLength: 3 }),
        async (order, lines) => {
          const answered = await api.create({ customer_id: CUSTOMER, ...order, line_items: lines });
          expect(answered).toMatchObject({ ...order, line_items: lines });
          expect(await api.retrieve(answered.salesorder_id)).toEqual(answered);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('an update of some fields changes those and no other', async () => {
    const change = fc.tuple(everyOrderField, everyLineField, someOrderFields, fc.option(someLineFields));
    await fc.assert(
      fc.asyncProperty(change, async ([order, line, fields, lineFields]) => {
        const body = { customer_id: CUSTOMER, ...order, line_items: [line, line] };
        const before = await api.create(body);
        const [kept, changed] = before.line_items;
        const lines = lineFields && {
          line_items: [
            { line_item_id: kept.line_item_id },
            { ...lineFields, line_item_id: changed.line_item_id },
          ],
        };
        // Custom fields are merged, documents replaced; merging is a test of its own.
        const { custom_fields: _, ...given } = fields;
        const { item_custom_fields: __, ...givenLine } = lineFields ?? {};
        const answer = await api.call('PUT', `/salesorders/${before.salesorder_id}`, {
          body: {
            ...given,
            ...(lines && {
              line_items: [lines.line_items[0], { ...givenLine, line_item_id: changed.line_item_id }],
            }),
          },
        });
        expect(answer.status, answer.text).toBe(200);
        const after = answer.json.salesorder;
        expect(without(after, DERIVED)).toEqual(without({ ...before, ...given }, DERIVED));
        expect(without(after.line_items[0], DERIVED_LINE)).toEqual(without(kept, DERIVED_LINE));
        expect(without(after.line_items[1], DERIVED_LINE)).toEqual(
          without({ ...changed, ...givenLine }, DERIVED_LINE),
        );
        expect(await api.retrieve(before.salesorder_id)).toEqual(after);
      }),
      { numRuns: 30 },
    );
  });

  it('a whole answered order sent back changes nothing and makes no version', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrderFields,
        fc.array(someLineFields, { minLength: 1, maxLength: 3 }),
        async (order, lines) => {
          const created = await api.create({
            customer_id: CUSTOMER,
            ...order,
            line_items: lines.map((line) => ({
              item_id: ITEM,
              tax_id: TAX,
              quantity: 20,
              ...line,
            })),
          });
          const path = `/salesorders/${created.salesorder_id}`;
          const read = await api.call('GET', path);
          const { salesorder } = read.json;
          const answer = await api.call('PUT', path, { body: salesorder });
          expect(answer.status, answer.text).toBe(200);
          expect(answer.headers['etag']).toBe('"1"');
          expect(answer.json.salesorder).toEqual(salesorder);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['stated taxes', { tax_name: 'City', tax_percentage: 7.25 }],
    ['a stated tax of nothing', { tax_name: 'Zero', tax_percentage: 0 }],
    [
      'several stated taxes, one compound',
      {
        line_item_taxes: [
          { tax_name: 'A', tax_percentage: 5 },
          { tax_name: 'B', tax_percentage: 2, is_compound: true },
        ],
      },
    ],
    ['no tax and a discount of nothing', { discount: '0%' }],
    ['a bare document', {}, { documents: [{ document_id: '9' }] }],
    ['a custom field known by its label', {}, { custom_fields: [{ label: 'Colour' }] }],
    ['a taxed shipping charge', {}, { shipping_charge: 5, shipping_charge_tax_id: TAX }],
    [
      'a shipping charge with a stated tax',
      {},
      { shipping_charge: 5, shipping_charge_tax_name: 'S', shipping_charge_tax_percentage: 4 },
    ],
    ['a sales person without a row', {}, { salesperson_name: 'Nobody' }],
    ['a foreign currency', {}, { currency_code: 'EUR', exchange_rate: 1.25 }],
    ['inclusive prices', { tax_id: TAX }, { is_inclusive_tax: true, discount: 3 }],
    ['a discount on the line', { discount: '5%' }, { discount_type: 'item_level' }],
    ['no contact persons', {}, { contact_persons: [] }],
  ])('%s survive being sent back', async (_, line, order: object = {}) => {
    const created = await api.create({
      customer_id: CUSTOMER,
      ...order,
      line_items: [{ item_id: ITEM, quantity: 3, ...line }],
    });
    const answer = await api.call('PUT', `/salesorders/${created.salesorder_id}`, { body: created });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.salesorder).toEqual(created);
    expect(answer.headers['etag']).toBe('"1"');
  });
});

describe('digits', () => {
  it.each(['130426000000664021', '9223372036854775807', '1', '0'])(
    'warehouse_id %s, sent as a JSON number, comes back digit for digit',
    async (id) => {
      const body = `{"customer_id": ${CUSTOMER}, "line_items": [{"item_id": ${ITEM}, "warehouse_id": ${id}}]}`;
      const { status, json: answer } = await api.call('POST', '/salesorders', { body });
      expect(status).toBe(201);
      expect(answer.salesorder.line_items[0].warehouse_id).toBe(id);
      const read = await api.call('GET', `/salesorders/${answer.salesorder.salesorder_id}`);
      expect(read.text).toContain(`"warehouse_id":"${id}"`);
    },
  );

  it('0.1 x 3 is 0.3', async () => {
    const line = { name: 'Sweet', rate: 0.1, quantity: 3 };
    const order = await api.create({ customer_id: CUSTOMER, line_items: [line] });
    expect(order.line_items[0].item_total).toBe(0.3);
    expect(order.total).toBe(0.3);
  });

  it('numbers are printed as plain decimals: no exponent, no float artefact, no minus zero', async () => {
    const number = fc
      .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: -10, max: 3 }))
      .map(([digits, exponent]) => `${digits}e${exponent}`);
    const rateAndQuantity = fc.record({
      rate: number,
      quantity: number,
      adjustment: fc.oneof(number, fc.constant('-0'), fc.constant('-1e-50'), fc.constant('0.000')),
    });
    await fc.assert(
      fc.asyncProperty(rateAndQuantity, async ({ rate, quantity, adjustment }) => {
        const body = `{"customer_id":"${CUSTOMER}","price_precision":6,"adjustment":${adjustment},"line_items":[{"name":"x","rate":${rate},"quantity":${quantity}}]}`;
        const { status, text, json: answer } = await api.call('POST', '/salesorders/calculate', { body });
        expect(status, text).toBe(200);
        const numbers = text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?[\d.][\d.eE+-]*/g) ?? [];
        for (const printed of numbers) expect(printed).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(numbers).not.toContain('-0');
        const [line] = answer.salesorder.line_items;
        expect(line.rate).toBe(Number(rate));
        expect(line.quantity).toBe(Number(quantity));
      }),
      { numRuns: 100 },
    );
  });
});
