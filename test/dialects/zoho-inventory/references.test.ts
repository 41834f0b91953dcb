import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { keys } from '../../../lib/store/keys.ts';
import { putReferenceRow } from '../../../lib/store/reference-store.ts';
import { DEMO, openInventory, SMALL_ORDER, type InventoryApi } from '../../support/call-inventory.ts';

const ORG = organizationId(DEMO.organization);
type RowInput = { kind: ReferenceRow['kind']; id: string } & Record<string, unknown>;

let api: InventoryApi;
const put = (row: RowInput) => putReferenceRow(api.table, ORG, ReferenceRow.parse(row));
const remove = ({ kind, id }: RowInput) =>
  api.table.client.send(
    new DeleteCommand({ TableName: api.tableName, Key: keys.reference(ORG, { kind, id }) }),
  );
const update = async (id: string, body: object) => api.call('PUT', `/salesorders/${id}`, { body });
const updated = async (id: string, body: object) => {
  const answer = await update(id, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.salesorder;
};

const address = (id: string, city: string) => ({ id, city, address: `${city} 1`, zip: '1' });
const PARIS: RowInput = {
  kind: 'customer',
  id: '501',
  name: 'Amélie',
  currencyCode: 'EUR',
  placeOfSupply: 'FR',
  gstTreatment: 'overseas',
  gstNumber: 'FR1',
  contactPersons: [{ id: '601' }, { id: '602' }],
  addresses: [address('701', 'Paris'), address('702', 'Lyon'), address('703', 'Nice')],
  billingAddressId: '702',
};
const CHAIR: RowInput = {
  kind: 'item',
  id: '801',
  name: 'Chair',
  description: 'Oak',
  rate: '49.9',
  unit: 'pcs',
  hsnOrSac: '94',
  image: { id: '9', name: 'c.jpg', type: 'jpg' },
};
const FREE: RowInput = { kind: 'item', id: '802', name: 'Sample' };
const GROUP: RowInput = {
  kind: 'tax',
  id: '901',
  name: 'GST 18',
  components: [
    { id: '902', name: 'CGST', percent: '9' },
    { id: '903', name: 'SGST', percent: '9' },
  ],
};

beforeAll(async () => {
  api = await openInventory();
  await Promise.all([PARIS, CHAIR, FREE, GROUP].map(put));
  await put({ kind: 'currency', id: 'EUR', currencyId: '98', symbol: '€', exchangeRate: '1.25' });
  await put({ kind: 'currency', id: 'JPY', currencyId: '99', symbol: '¥' });
});

describe('the customer', () => {
  it('brings name, addresses, contact persons, place of supply and currency', async () => {
    const order = await api.create({ ...SMALL_ORDER, customer_id: '501' });
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
    const order = await api.create({ ...SMALL_ORDER, place_of_supply: 'TN', gst_no: 'X' });
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
      customer_id: DEMO.customer,
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
    const order = await api.create({ ...SMALL_ORDER, customer_id: '511' });
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
    expect((await update(order.salesorder_id, { billing_address_id: '703' })).body.code).toBe(1002);
  });
});

describe('an item', () => {
  it('fills in what the line leaves out, and yields to what it states', async () => {
    const line = { item_id: '801', quantity: 2 };
    const order = await api.create({
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
    expect((await api.call('POST', '/salesorders', { body: body({}) })).body.code).toBe(4);
    expect((await api.create(body({ rate: 0 }))).total).toBe(0);
  });

  it('unchanged keeps what was taken over; changed is filled in anew', async () => {
    const row: RowInput = { ...CHAIR, id: '811' };
    await put(row);
    const order = await api.create({ ...SMALL_ORDER, line_items: [{ item_id: '811' }] });
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
    const other = await updated(order.salesorder_id, { line_items: [{ line_item_id, item_id: DEMO.item }] });
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
    const order = await api.create({
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

describe('a tax', () => {
  const taxed = (tax: object) => ({ ...SMALL_ORDER, line_items: [{ name: 'x', rate: 100, ...tax }] });

  it('by id brings its name and rate; a group, those of its parts', async () => {
    const single = await api.create(taxed({ tax_id: DEMO.tax, tax_percentage: '12.00' }));
    expect(single.line_items[0]).toMatchObject({
      tax_name: 'Sales Tax',
      tax_percentage: 12,
      tax_type: 'tax',
    });
    const group = await api.create(taxed({ tax_id: '901' }));
    expect(group.line_items[0]).toMatchObject({
      tax_id: '901',
      tax_name: 'GST 18',
      tax_percentage: 18,
      tax_type: 'tax_group',
    });
    expect(group.line_items[0].line_item_taxes).toMatchObject([
      { tax_name: 'CGST', tax_amount: 9 },
      { tax_name: 'SGST', tax_amount: 9 },
    ]);
    expect(group.total).toBe(118);
  });

  it('whose stated percentage is another is refused, on an unchanged line too', async () => {
    const body = taxed({ tax_id: DEMO.tax, tax_percentage: 11.99 });
    expect((await api.call('POST', '/salesorders', { body })).body.code).toBe(2);
    const order = await api.create(taxed({ tax_id: DEMO.tax }));
    const [{ line_item_id }] = order.line_items;
    const answer = await update(order.salesorder_id, {
      line_items: [{ line_item_id, tax_id: DEMO.tax, tax_percentage: 13 }],
    });
    expect(answer.body.code).toBe(2);
  });

  it('unchanged keeps its rate, though its row changed or went', async () => {
    const row: RowInput = { kind: 'tax', id: '911', name: 'VAT', percent: '10' };
    await put(row);
    const order = await api.create(taxed({ tax_id: '911' }));
    const [{ line_item_id }] = order.line_items;
    await put({ ...row, percent: '20' });
    const line = { line_item_id, tax_id: '911', tax_percentage: 10, quantity: 2 };
    expect((await updated(order.salesorder_id, { line_items: [line] })).tax_total).toBe(20);
    await remove(row);
    expect((await updated(order.salesorder_id, { line_items: [{ ...line, quantity: 3 }] })).tax_total).toBe(
      30,
    );
  });

  it('is cleared by an empty id and replaced by a stated one', async () => {
    const order = await api.create(taxed({ tax_id: DEMO.tax }));
    const [{ line_item_id }] = order.line_items;
    const cleared = await updated(order.salesorder_id, { line_items: [{ line_item_id, tax_id: '' }] });
    expect(cleared).toMatchObject({ tax_total: 0, taxes: [] });
    const stated = await updated(order.salesorder_id, {
      line_items: [{ line_item_id, tax_name: 'City', tax_percentage: '2.5' }],
    });
    expect(stated.line_items[0]).toMatchObject({ tax_id: '', tax_name: 'City', tax_percentage: 2.5 });
    expect(stated.tax_total).toBe(2.5);
  });
});

describe('the sales person', () => {
  it('by id brings the name; by name alone is kept as text', async () => {
    const order = await api.create({ ...SMALL_ORDER, salesperson_id: DEMO.salesperson });
    expect(order.salesperson_name).toBe('Lara');
    const same = await updated(order.salesorder_id, { salesperson_name: 'Lara' });
    expect(same.salesperson_id).toBe(DEMO.salesperson);
    const other = await updated(order.salesorder_id, { salesperson_name: 'Nobody known' });
    expect(other).toMatchObject({ salesperson_id: '', salesperson_name: 'Nobody known' });
    expect(await updated(order.salesorder_id, { salesperson_name: '' })).toMatchObject({
      salesperson_name: '',
    });
  });
});

describe('currencies', () => {
  const inCurrency = (fields: object) => ({ ...SMALL_ORDER, ...fields });
  const codeOf = async (fields: object) =>
    (await api.call('POST', '/salesorders', { body: inCurrency(fields) })).body.code;

  it('of the request win over the customer’s, and a stated rate over the known one', async () => {
    const order = await api.create(
      inCurrency({ customer_id: '501', currency_code: 'JPY', exchange_rate: 0.01 }),
    );
    expect(order).toMatchObject({ currency_code: 'JPY', exchange_rate: 0.01, price_precision: 0 });
    const stated = await api.create(inCurrency({ currency_code: 'EUR', exchange_rate: '1.5' }));
    expect(stated).toMatchObject({ exchange_rate: 1.5, bcy_total: 366 });
    expect((await updated(stated.salesorder_id, { exchange_rate: 2 })).bcy_total).toBe(488);
    expect(await updated(stated.salesorder_id, { currency_code: 'USD' })).toMatchObject({
      exchange_rate: 1,
      currency_symbol: '$',
    });
  });

  it('without any rate, or unknown, are refused', async () => {
    expect(await codeOf({ currency_code: 'JPY' })).toBe(4);
    expect(await codeOf({ currency_code: 'GBP' })).toBe(4);
    expect(await codeOf({ currency_code: 'GBP', exchange_rate: 1.3 })).toBe(0);
    expect(await codeOf({ currency_code: 'QQQ', exchange_rate: 1 })).toBe(2);
    expect(await codeOf({ currency_code: 'usd' })).toBe(2);
    expect(await codeOf({ exchange_rate: '1.00' })).toBe(0);
  });
});

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
    salesperson_id: DEMO.salesperson,
    place_of_supply: 'TN',
    gst_treatment: 'consumer',
    gst_no: 'g',
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
      const order = await api.create({ ...SMALL_ORDER, ...FILLED });
      const after = await updated(order.salesorder_id, { [name]: value });
      if (name === 'mine' && value === null) expect(after).not.toHaveProperty('mine');
      else expect(after[name]).toEqual(EMPTY[name] ?? '');
      const others = Object.keys(FILLED).filter((other) => other !== name);
      for (const other of others) expect(after[other], other).toEqual(order[other]);
    },
  );

  it.each(['customer_id', 'date', 'line_items'])('%s cannot be emptied', async (name) => {
    const { salesorder_id: id } = await api.create();
    for (const value of name === 'line_items' ? [null, []] : [null, ''])
      expect((await update(id, { [name]: value })).body.code).toBe(4);
  });
});

describe('custom fields', () => {
  it('are merged by id, API name or label; an empty list clears them', async () => {
    const order = await api.create({
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
    const body = `{"customer_id":"${DEMO.customer}","cf_total":9223372036854775807,"nested":{"a":[0.10,null]},"line_items":[{"item_id":"${DEMO.item}","bin":"A7","n":1.50}]}`;
    const created = await api.call('POST', '/salesorders', { body });
    for (const text of [
      '"cf_total":9223372036854775807',
      '"nested":{"a":[0.10,null]}',
      '"bin":"A7"',
      '"n":1.50',
    ])
      expect(created.text).toContain(text);
    const id = created.body.salesorder.salesorder_id;
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
    const order = await api.create({
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
