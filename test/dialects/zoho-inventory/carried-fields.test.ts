import { describe, expect, it } from 'vitest';
import { SMALL_ORDER } from '../../support/inventory.ts';
import { openReferenced } from '../../support/reference-rows.ts';
import { CUSTOMER, ITEM, SALESPERSON } from '../../support/demo-ids.ts';

const world = await openReferenced();
const { update, updated } = world;

describe('empty and absent', () => {
  const FILLED = {
    shipment_date: '2025-01-01',
    reference_number: 'R',
    notes: 'n',
    terms: 't',
    discount: '5%',
    shipping_charge: 5,
    adjustment: 1,
    adjustment_description: 'a',
    delivery_method: 'd',
    delivery_method_id: '3',
    pricebook_id: '4',
    template_id: '5',
    salesperson_id: SALESPERSON,
    place_of_supply: 'TN',
    gst_treatment: 'consumer',
    gst_no: '22AAAAA0000A1Z5',
    custom_fields: [{ label: 'a', value: 'b' }],
    documents: [{ document_id: '1' }],
    contact_persons: [{ contact_person_id: '1' }],
    mine: 'kept',
  };
  const EMPTY: Record<string, unknown> = {
    discount: 0,
    shipping_charge: 0,
    adjustment: 0,
    custom_fields: [],
    documents: [],
    contact_persons: [],
  };

  it.each(Object.keys(FILLED).flatMap((name) => [[name, null] as const, [name, ''] as const]))(
    '%s sent as %j is emptied, and nothing else',
    async (name, value) => {
      const order = await world.api.create({ ...SMALL_ORDER, ...FILLED });
      const after = await updated(order.salesorder_id, { customer_id: order.customer_id, [name]: value });
      if (name === 'mine' && value === null) expect(after).not.toHaveProperty('mine');
      else expect(after[name]).toEqual(EMPTY[name] ?? '');
      const others = Object.keys(FILLED).filter((other) => other !== name);
      for (const other of others) expect(after[other], other).toEqual(order[other]);
    },
  );

  it.each(['customer_id', 'date', 'line_items'])('%s cannot be emptied', async (name) => {
    const { salesorder_id: id } = await world.api.create();
    for (const value of name === 'line_items' ? [null, []] : [null, ''])
      expect((await update(id, { [name]: value })).json.code).toBe(4);
  });
});

describe('custom fields', () => {
  it('are merged by id, API name or label; an empty list clears them', async () => {
    const order = await world.api.create({
      ...SMALL_ORDER,
      custom_fields: [
        { custom_field_id: 1, label: 'Colour', value: 'red', index: 1 },
        { api_name: 'cf_size', value: 7 },
        { label: 'Shape', value: 'round' },
      ],
    });
    const after = await updated(order.salesorder_id, {
      custom_fields: [
        { customfield_id: '1', value: 'blue' },
        { api_name: 'cf_size', value: 8 },
        { label: 'Shape', value: ['oval', { deep: 1 }] },
        { label: 'New', value: true },
      ],
    });
    expect(after.custom_fields).toMatchObject([
      { custom_field_id: '1', label: 'Colour', value: 'blue', index: 1 },
      { api_name: 'cf_size', value: 8 },
      { label: 'Shape', value: ['oval', { deep: 1 }] },
      { label: 'New', value: true },
    ]);
    const same = await updated(order.salesorder_id, { custom_fields: [{ label: 'Colour' }] });
    expect(same.custom_fields).toEqual(after.custom_fields);
    expect((await updated(order.salesorder_id, { custom_fields: [] })).custom_fields).toEqual([]);
  });
});

describe('fields that we do not know', () => {
  it('ride along, on orders and lines, to the last digit', async () => {
    const body = `{"customer_id":"${CUSTOMER}","cf_total":9223372036854775807,"nested":{"a":[0.10,null]},"line_items":[{"item_id":"${ITEM}","bin":"A7","n":1.50}]}`;
    const created = await world.api.call('POST', '/salesorders', { body });
    for (const text of [
      '"cf_total":9223372036854775807',
      '"nested":{"a":[0.10,null]}',
      '"bin":"A7"',
      '"n":1.50',
    ])
      expect(created.text).toContain(text);
    const id = created.json.salesorder.salesorder_id;
    const after = await updated(id, { cf_total: null, other: 1 });
    expect(after).toMatchObject({ nested: { a: [0.1, null] }, other: 1 });
    expect(after).not.toHaveProperty('cf_total');
  });

  it('never stand in for what is ours', async () => {
    const owned = {
      salesorder_id: '1',
      status: 'closed',
      total: 0,
      version: 9,
      created_time: 'x',
      customer_name: 'Eve',
      order_status: 'void',
    };
    const order = await world.api.create({
      ...SMALL_ORDER,
      ...owned,
      line_items: [{ ...SMALL_ORDER.line_items[0], item_total: 1, quantity_invoiced: 9 }],
    });
    expect(order).toMatchObject({
      status: 'draft',
      total: 244,
      customer_name: 'Molly',
      order_status: 'draft',
    });
    expect(order.line_items[0]).toMatchObject({ item_total: 244, quantity_invoiced: 0 });
  });
});
