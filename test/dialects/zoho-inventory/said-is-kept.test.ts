/** What a client states is what the order says: names, taxes, custom fields and addresses, however they are stated. */
import { beforeAll, describe, expect, it } from 'vitest';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { CustomerRow, SalespersonRow } from '../../../lib/domain/reference.ts';
import { ITEM, ORGANIZATION, TAX } from '../../support/demo-ids.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;

const BUYER = '7001';
const PLACE = { city: 'Chennai', state: 'TN', zip: '600001', country: 'India' };

beforeAll(async () => {
  api = await openInventory();
  const org = organizationId(ORGANIZATION);
  await putReferenceRow(
    api.table,
    org,
    SalespersonRow.parse({ kind: 'salesperson', id: '9101', name: 'Sam' }),
  );
  const row = {
    kind: 'customer',
    id: BUYER,
    name: 'With addresses',
    placeOfSupply: 'KA',
    addresses: [
      { id: '7101', attention: 'Front desk', address: '1 First Street', phone: '1', ...PLACE },
      { id: '7103', address: '3 Third Street', ...PLACE },
    ],
  };
  await putReferenceRow(api.table, org, CustomerRow.parse(row));
});

const create = (fields: object = {}) => api.create({ ...SMALL_ORDER, ...fields });

async function update(id: string, body: object) {
  const answer = await api.call('PUT', `/salesorders/${id}`, { body });
  expect(answer.text).toContain('"code":0');
  expect(await api.retrieve(id)).toEqual(answer.json.salesorder);
  return answer.json.salesorder;
}

describe('custom fields', () => {
  it.each([
    [
      'an id of 0',
      [
        { custom_field_id: 0, index: 0, label: 'a', value: '1' },
        { custom_field_id: 0, index: 1, label: 'b', value: '2' },
      ],
    ],
    [
      'one label',
      [
        { label: 'a', value: '1' },
        { label: 'a', value: '2' },
      ],
    ],
    [
      'nothing but an index',
      [
        { index: 1, value: '1' },
        { index: 2, value: '2' },
      ],
    ],
  ])('two that share %s are two', async (_, custom_fields) => {
    const order = await create({ custom_fields });
    expect(order.custom_fields.map(({ value }: { value: string }) => value)).toEqual(['1', '2']);
    const again = await update(order.salesorder_id, { custom_fields: order.custom_fields });
    expect(again.custom_fields).toEqual(order.custom_fields);
  });

  it('one id twice is refused: the first would be lost', async () => {
    const custom_fields = [
      { customfield_id: 5, value: '1' },
      { custom_field_id: 5, value: '2' },
    ];
    const answer = await api.call('POST', '/salesorders', { body: { ...SMALL_ORDER, custom_fields } });
    expect(answer.status).toBe(400);
    expect(answer.json.message).toContain('named twice');
  });

  it('are found by id, placeholder, API name, label and index', async () => {
    const order = await create({
      custom_fields: [
        { customfield_id: 11, value: 'a' },
        { placeholder: 'cf_b', value: 'b' },
        { label: 'C', value: 'c', index: 7 },
      ],
    });
    expect(order.custom_fields).toMatchObject([
      { custom_field_id: '11', customfield_id: '11', value: 'a' },
      { api_name: 'cf_b', placeholder: 'cf_b', value: 'b' },
      { label: 'C', index: 7, value: 'c' },
    ]);
    const after = await update(order.salesorder_id, {
      custom_fields: [
        { custom_field_id: 11, value: 'A' },
        { api_name: 'cf_b', value: 'B' },
        { index: 7, value: 'C2' },
      ],
    });
    expect(after.custom_fields.map(({ value }: { value: string }) => value)).toEqual(['A', 'B', 'C2']);
  });

  it('an id counts before a label, in whatever order they stand', async () => {
    const order = await create({
      custom_fields: [
        { label: 'b', value: 'by label' },
        { customfield_id: 5, label: 'c', value: 'by id' },
      ],
    });
    const update5 = { customfield_id: 5, label: 'b', value: 'new' };
    const after = await update(order.salesorder_id, { custom_fields: [update5] });
    expect(after.custom_fields).toMatchObject([
      { label: 'b', value: 'by label' },
      { customfield_id: '5', label: 'b', value: 'new' },
    ]);
    const both = await update(order.salesorder_id, {
      custom_fields: [
        { label: 'b', value: '1' },
        { customfield_id: 5, value: '2' },
      ],
    });
    expect(both.custom_fields).toMatchObject([{ value: '1' }, { customfield_id: '5', value: '2' }]);
  });

  it('one label and one id that mean the same field do not make two of that id', async () => {
    const order = await create({ custom_fields: [{ customfield_id: 6, label: 'a', value: '0' }] });
    const after = await update(order.salesorder_id, {
      custom_fields: [
        { label: 'a', value: 'new' },
        { customfield_id: 6, value: 'known' },
      ],
    });
    expect(after.custom_fields).toMatchObject([
      { customfield_id: '6', value: 'known' },
      { customfield_id: '', label: 'a', value: 'new' },
    ]);
  });

  it('null takes one away, and the others stay', async () => {
    const order = await create({
      custom_fields: [
        { label: 'a', value: '1' },
        { label: 'b', value: '2' },
      ],
    });
    const after = await update(order.salesorder_id, {
      custom_fields: [
        { label: 'a', value: null },
        { label: 'never there', value: null },
      ],
    });
    expect(after.custom_fields).toMatchObject([{ label: 'b', value: '2' }]);
    expect(after.custom_fields).toHaveLength(1);
  });
});

describe('addresses', () => {
  const elsewhere = { address: '1 Test Street', city: 'Testville' };

  it('stated on a new order are the order’s own, without a part of the customer’s', async () => {
    const order = await create({ customer_id: BUYER, shipping_address: elsewhere });
    expect(order.shipping_address).toMatchObject({
      ...elsewhere,
      zip: '',
      country: '',
      phone: '',
      attention: '',
    });
    expect(order.billing_address).toMatchObject({ address: '1 First Street', attention: 'Front desk' });
  });

  it('beside an address id replace parts of that one', async () => {
    const body = { customer_id: BUYER, billing_address_id: 7103, billing_address: { attention: 'Ann' } };
    const order = await create(body);
    expect(order.billing_address).toMatchObject({
      attention: 'Ann',
      address: '3 Third Street',
      city: 'Chennai',
    });
  });

  it('change in parts on an order that stands, and null empties one', async () => {
    const { salesorder_id } = await create({ customer_id: BUYER });
    const after = await update(salesorder_id, { billing_address: { city: 'Paris', zip: null } });
    expect(after.billing_address).toMatchObject({ address: '1 First Street', city: 'Paris', zip: '' });
  });

  it.each([[[]], [''], [null], [{}]])('%j states none', async (billing_address) => {
    const order = await create({ customer_id: BUYER, billing_address });
    expect(order.billing_address).toMatchObject({ address: '1 First Street' });
  });

  it.each([['Paris'], [5], [['Paris']]])('%j is no address', async (billing_address) => {
    const answer = await api.call('POST', '/salesorders', { body: { ...SMALL_ORDER, billing_address } });
    expect(answer.status).toBe(400);
    expect(answer.json.message).toMatch(/billing.address/i);
  });

  it('read back whole change nothing', async () => {
    const order = await create({ customer_id: BUYER });
    const { billing_address, shipping_address } = order;
    const after = await update(order.salesorder_id, { billing_address, shipping_address });
    expect(after.last_modified_time).toBe(order.last_modified_time);
  });

  it('an emptied id or place of supply is the customer’s own again', async () => {
    const chosen = await create({ customer_id: BUYER, billing_address_id: 7103, place_of_supply: 'TN' });
    expect(chosen).toMatchObject({ billing_address: { address: '3 Third Street' }, place_of_supply: 'TN' });
    const after = await update(chosen.salesorder_id, { billing_address_id: '', place_of_supply: null });
    expect(after).toMatchObject({ billing_address: { address: '1 First Street' }, place_of_supply: 'KA' });
  });
});

describe('names', () => {
  it.each([['Sam'], [' sam ']])(
    'a sales person called %j is the one of that name',
    async (salesperson_name) => {
      const order = await create({ salesperson_name });
      expect(order).toMatchObject({ salesperson_id: '9101', salesperson_name: 'Sam' });
      const other = await create();
      const after = await update(other.salesorder_id, { salesperson_name });
      expect(after).toMatchObject({ salesperson_id: '9101', salesperson_name: 'Sam' });
    },
  );

  it('a sales person whom nobody knows, and a former name, are kept as text', async () => {
    const org = organizationId(ORGANIZATION);
    const named = (name: string) => SalespersonRow.parse({ kind: 'salesperson', id: '9102', name });
    await putReferenceRow(api.table, org, named('Before'));
    await putReferenceRow(api.table, org, named('After'));
    for (const salesperson_name of ['Nobody', 'Before', 'x'.repeat(500)]) {
      expect(await create({ salesperson_name })).toMatchObject({ salesperson_id: '', salesperson_name });
    }
    expect(await create({ salesperson_name: 'After' })).toMatchObject({ salesperson_id: '9102' });
  });

  it.each([[null], [''], ['  ']])('%j in the place of an item’s name is the item’s own', async (name) => {
    const line = { item_id: ITEM, quantity: 1 };
    const order = await create({ line_items: [{ ...line, name }] });
    const [{ name: own }] = (await create({ line_items: [line] })).line_items;
    expect(order.line_items[0].name).toBe(own);
    const { salesorder_id, line_items } = await create({
      line_items: [{ ...line, name: 'Called otherwise' }],
    });
    const [{ line_item_id }] = line_items;
    const after = await update(salesorder_id, { line_items: [{ line_item_id, name }] });
    expect(after.line_items[0].name).toBe(own);
  });
});

describe('a tax by its percentage alone', () => {
  const taxed = { item_id: ITEM, quantity: 1, rate: 100, tax_id: TAX };

  it('0 takes the tax of a line away', async () => {
    const { salesorder_id, line_items } = await create({ line_items: [taxed] });
    const [{ line_item_id }] = line_items;
    const after = await update(salesorder_id, { line_items: [{ line_item_id, tax_percentage: 0 }] });
    expect(after).toMatchObject({ tax_total: 0, line_items: [{ tax_id: '', tax_percentage: 0 }] });
  });

  it('the one that stands stays as it is', async () => {
    const { salesorder_id, line_items, tax_total } = await create({ line_items: [taxed] });
    const [{ line_item_id, tax_percentage, tax_name }] = line_items;
    const after = await update(salesorder_id, { line_items: [{ line_item_id, tax_percentage }] });
    expect(after).toMatchObject({ tax_total, line_items: [{ tax_id: TAX, tax_name }] });
  });

  it('another is named after itself', async () => {
    const order = await create({ line_items: [{ ...taxed, tax_id: '', tax_percentage: 7.5 }] });
    expect(order).toMatchObject({ tax_total: 7.5, line_items: [{ tax_name: '7.5%', tax_percentage: 7.5 }] });
    const shipped = await create({ shipping_charge: 10, shipping_charge_tax_percentage: 20 });
    expect(shipped).toMatchObject({ shipping_charge_tax_name: '20%', shipping_charge_tax_percentage: 20 });
  });
});

it('attachment_name is that of the document that comes first by its attachment_order', async () => {
  const documents = [
    { document_id: 1, file_name: 'b.pdf', attachment_order: 2 },
    { document_id: 2, file_name: 'a.pdf', attachment_order: 1 },
    { document_id: 3, file_name: 'c.pdf', attachment_order: 1 },
  ];
  const order = await create({ documents });
  expect(order.attachment_name).toBe('a.pdf');
  expect(order.documents).toMatchObject(documents.map(({ file_name }) => ({ file_name })));
  const commerce = await api.call('GET', `/store/api/v1/salesorders/${order.salesorder_id}`);
  expect(commerce.json.salesorder.attachment_name).toBe('a.pdf');
  expect((await create()).attachment_name).toBe('');
});

describe('what clients send where they know nothing', () => {
  it('an exchange rate of 0 and an empty date are absent', async () => {
    const order = await create({ exchange_rate: 0, date: '' });
    expect(order).toMatchObject({ exchange_rate: 1, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('a GST number has fifteen characters', async () => {
    expect(await create({ gst_no: '22AAAAA0000A1Z5' })).toMatchObject({ gst_no: '22AAAAA0000A1Z5' });
    const answer = await api.call('POST', '/salesorders', { body: { ...SMALL_ORDER, gst_no: 'hello' } });
    expect(answer.status).toBe(400);
    expect(answer.json.message).toContain('15');
  });
});
