import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../lib/operations/references.ts';
import { SMALL_ORDER } from '../support/inventory.ts';
import { address, CHAIR, PARIS, openReferenced, type RowInput } from '../support/reference-rows.ts';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';

const world = await openReferenced();
const { put, remove, update, updated } = world;

describe('the customer', () => {
  it('brings name, addresses, contact persons, place of supply and currency', async () => {
    const order = await world.api.create({ ...SMALL_ORDER, customer_id: '501' });
    expect(order).toMatchObject({
      customer_name: 'Amélie',
      billing_address: { city: 'Lyon' },
      shipping_address: { city: 'Paris' },
      contact_persons: [{ contact_person_id: '601' }, { contact_person_id: '602' }],
      place_of_supply: 'FR',
      gst_treatment: 'overseas',
      gst_no: 'FR1',
      currency_code: 'EUR',
      currency_id: '98',
      currency_symbol: '€',
      exchange_rate: 1.25,
      bcy_total: order.total * 1.25,
    });
  });

  it('when changed, refills them, but for what the request states', async () => {
    const order = await world.api.create({
      ...SMALL_ORDER,
      place_of_supply: 'TN',
      gst_no: '22AAAAA0000A1Z5',
    });
    const after = await updated(order.salesorder_id, { customer_id: '501', shipping_address_id: '703' });
    expect(after).toMatchObject({
      customer_name: 'Amélie',
      billing_address: { city: 'Lyon' },
      shipping_address: { city: 'Nice' },
      contact_persons: [{ contact_person_id: '601' }, { contact_person_id: '602' }],
      place_of_supply: 'FR',
      gst_no: 'FR1',
      currency_code: 'USD',
    });
    const back = await updated(order.salesorder_id, {
      customer_id: CUSTOMER,
      place_of_supply: 'KA',
      contact_persons: [],
    });
    expect(back).toMatchObject({
      customer_name: 'Molly',
      place_of_supply: 'KA',
      gst_no: '',
      contact_persons: [],
    });
    expect(back.billing_address.city).toBe('New York City');
  });

  it('unchanged keeps what was taken over, though its row changed or went', async () => {
    const row: RowInput = { ...PARIS, id: '511' };
    await put(row);
    const order = await world.api.create({ ...SMALL_ORDER, customer_id: '511' });
    await put({
      ...row,
      name: 'Somebody else',
      addresses: [address('701', 'Lille')],
      billingAddressId: '701',
      currencyCode: 'JPY',
    });
    const kept = await updated(order.salesorder_id, {
      customer_id: '511',
      contact_persons: order.contact_persons,
      notes: 'x',
    });
    expect(kept).toMatchObject({
      customer_name: 'Amélie',
      billing_address: { city: 'Lyon' },
      currency_code: 'EUR',
    });
    await remove(row);
    const still = await updated(order.salesorder_id, {
      customer_id: '511',
      notes: 'y',
      billing_address_id: '702',
    });
    expect(still).toMatchObject({ customer_name: 'Amélie', billing_address: { city: 'Lyon' }, notes: 'y' });
    expect((await update(order.salesorder_id, { billing_address_id: '703' })).json.code).toBe(1002);
  });
});

describe('an item', () => {
  it('fills in what the line leaves out, and yields to what it states', async () => {
    const line = { item_id: '801', quantity: 2 };
    const order = await world.api.create({
      ...SMALL_ORDER,
      line_items: [line, { ...line, name: 'Stool', rate: 1, description: '', unit: 'box' }],
    });
    expect(order.line_items[0]).toMatchObject({
      name: 'Chair',
      description: 'Oak',
      rate: 49.9,
      unit: 'pcs',
      hsn_or_sac: '94',
      image_id: '9',
      image_name: 'c.jpg',
      item_total: 99.8,
    });
    expect(order.line_items[1]).toMatchObject({
      item_id: '801',
      name: 'Stool',
      description: '',
      rate: 1,
      unit: 'box',
    });
  });

  it('without a rate of its own needs one on the line', async () => {
    const body = (line: object) => ({ ...SMALL_ORDER, line_items: [{ item_id: '802', ...line }] });
    expect((await world.api.call('POST', '/salesorders', { body: body({}) })).json.code).toBe(4);
    expect((await world.api.create(body({ rate: 0 }))).total).toBe(0);
  });

  it('unchanged keeps what was taken over; changed is filled in anew', async () => {
    const row: RowInput = { ...CHAIR, id: '811' };
    await put(row);
    const order = await world.api.create({ ...SMALL_ORDER, line_items: [{ item_id: '811' }] });
    const [{ line_item_id }] = order.line_items;
    await put({ ...row, name: 'Armchair', rate: '99' });
    const kept = await updated(order.salesorder_id, {
      line_items: [{ line_item_id, item_id: '811', quantity: 3 }],
    });
    expect(kept.line_items[0]).toMatchObject({ line_item_id, name: 'Chair', rate: 49.9, quantity: 3 });
    await remove(row);
    expect(
      (await updated(order.salesorder_id, { line_items: [{ line_item_id, quantity: 4 }] })).line_items[0]
        .name,
    ).toBe('Chair');
    const other = await updated(order.salesorder_id, { line_items: [{ line_item_id, item_id: ITEM }] });
    expect(other.line_items[0]).toMatchObject({
      line_item_id,
      name: 'Laptop-white/15inch/dell',
      rate: 122,
      quantity: 4,
      image_id: '',
    });
  });
});

describe('lines of an update', () => {
  it('change in place, are added, and go when they are left out', async () => {
    const order = await world.api.create({
      ...SMALL_ORDER,
      line_items: [1, 2, 3].map((rate) => ({ name: `l${rate}`, rate })),
    });
    const ids = order.line_items.map((line: { line_item_id: string }) => line.line_item_id);
    const after = await updated(order.salesorder_id, {
      line_items: [{ line_item_id: ids[2] }, { name: 'new', rate: 5 }, { line_item_id: ids[0], quantity: 2 }],
    });
    expect(after.line_items).toMatchObject([
      { line_item_id: ids[2], name: 'l3', rate: 3, item_order: 0 },
      { name: 'new', rate: 5, item_order: 1 },
      { line_item_id: ids[0], name: 'l1', rate: 1, quantity: 2, item_order: 2 },
    ]);
    expect(after.total).toBe(10);
    expect(ids).not.toContain(after.line_items[1].line_item_id);
  });
});

it('an organisation without settings is what is missing', () => {
  const failed = () => settingsOf({ rows: new Map() });
  expect(failed).toThrow(
    expect.objectContaining({
      code: 'unknown_reference',
      details: { field: 'organization', kind: 'settings', id: '' },
    }),
  );
});
