/** Orders that Getfly's clients make: for whom, of what, under which code, and when. */
import { beforeAll, describe, expect, it } from 'vitest';
import sample from '../../fixtures/getfly/update-request.json' with { type: 'json' };
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { openGetfly, PRODUCT_CODE, SALE_ORDER, SALE_ORDERS, withKey } from '../../support/getfly.ts';
import { useIndianShop } from '../../support/commerce-order.ts';

const { inventory, read } = await openGetfly();
const V61 = '/api/v6.1/sale_orders';
const LINE = { product_code: PRODUCT_CODE, quantity: 2, price: 100 };
/** As shops send it: the telephone number is the code, the id of the product stands twice. */
const SHOP = {
  account_code: '0905373135',
  account_name: 'Nguyễn Văn A',
  account_phone: '0905373135',
  account_email: 'a@example.com',
  account_address: '1 Lê Lợi, Huế',
  order_date: '2026-01-31 23:30:00',
  saved_order_details: [
    { id: 1, product_id: Number(ITEM), quantity: 1, price: 65000, product_sale_off: 0, cash_discount: 0 },
  ],
};

beforeAll(async () => useIndianShop(inventory));
const post = (body: unknown, path = SALE_ORDERS, headers = {}) =>
  inventory.send('POST', path, withKey({ body, headers }));
async function made(body: unknown, path?: string): Promise<any> {
  const { status, json, text } = await post(body, path);
  expect(status, text).toBe(200);
  return inventory.retrieve(String(json.id));
}

describe('an order that is made', () => {
  it.each([SALE_ORDERS, V61, SALE_ORDER])(
    'answers its id as both versions read it: POST %s',
    async (path) => {
      const { status, json, headers } = await post(SHOP, path);
      expect([status, headers['etag']]).toEqual([200, '"1"']);
      expect(json).toEqual({
        message: 'Successfully added',
        id: expect.any(Number),
        data: { order_id: json.id, order_code: expect.stringMatching(/^SO-\d+$/) },
      });
      expect((await inventory.send('GET', `${SALE_ORDERS}/${json.id}`, withKey())).json).toMatchObject({
        id: json.id,
        order_date: '2026-01-31',
        real_amount: 65000,
        account_code: SHOP.account_code,
        account_name: SHOP.account_name,
        account_address: SHOP.account_address,
        order_details: [{ product_id: Number(ITEM), price: 65000 }],
      });
    },
  );

  it('is made of the published body of version 6.1, and read back as it says', async () => {
    const { current_order_code: _, ...body } = sample;
    const account = { ...body.account, account_code: 'CUSTOMER_001' };
    const fields = { order_code: 'ORDER_001', custom_fields: { tags: ['Bulky goods'] }, is_auto_approve: 0 };
    const order = await made({ ...body, ...fields, account }, SALE_ORDER);
    expect(order).toMatchObject({
      salesorder_number: 'ORDER_001',
      customer_name: 'Customer ABC',
      total: 68400,
      status: 'draft',
    });
    const shown = await read('ORDER_001');
    expect(shown).toMatchObject({ ...body, discount: 0, custom_fields: fields.custom_fields });
    expect((await post({ ...body, ...fields, account }, SALE_ORDER)).json.errors).toEqual([
      { field: 'order_code', message: 'ORDER_001 already exists' },
    ]);
  });

  it('is for a known customer by id or by code, with what the body says of it on this order alone', async () => {
    const one = await made({
      account_id: Number(CUSTOMER),
      account_phone: '123',
      saved_order_details: [LINE],
    });
    expect(one).toMatchObject({ customer_id: CUSTOMER, customer_name: 'Molly' });
    const other = await made({
      account_code: CUSTOMER,
      account_name: 'Molly B',
      saved_order_details: [LINE],
    });
    expect(other).toMatchObject({ customer_id: CUSTOMER, customer_name: 'Molly B' });
    expect((await made({ account_id: Number(CUSTOMER), saved_order_details: [LINE] })).customer_name).toBe(
      'Molly',
    );
  });

  it('by a telephone number or an e-mail address finds the orders of one customer together', async () => {
    const body = { account_name: 'B', account_phone: '0988', saved_order_details: [LINE] };
    const [one, two] = [await made(body), await made({ ...body, account_email: 'b@example.com' })];
    expect(one.customer_id).toBe(two.customer_id);
    expect(one.customer_code).toBe('0988');
    const query = { 'filtering[account_code]': '0988', fields: 'id' };
    const listed = await inventory.send('GET', SALE_ORDERS, withKey({ query }));
    expect(listed.json.data).toHaveLength(2);
  });

  it('is confirmed when the body approves it', async () => {
    const order = await made({ ...SHOP, is_auto_approve: 1 });
    expect(order.order_status).toBe('confirmed');
  });

  it('has the day of a moment on the organisation’s clock', async () => {
    const at = Date.parse('2026-03-01T20:00:00Z') / 1000;
    expect((await made({ ...SHOP, order_date: at })).date).toBe('2026-03-02');
    expect((await made({ ...SHOP, order_date: '2026-03-01T20:00:00+00:00' })).date).toBe('2026-03-02');
    expect((await made({ ...SHOP, order_date: null })).date).toMatch(/^\d{4}-/);
  });

  it('is changed by its id, lines by the ids of their products staying the lines they are', async () => {
    const { salesorder_id: id, line_items } = await made(SHOP);
    const lines = [{ product_id: Number(ITEM), quantity: 3 }];
    const path = `${SALE_ORDERS}/${id}`;
    const changed = await inventory.send(
      'PUT',
      path,
      withKey({ body: { saved_order_details: lines, account_name: 'C' } }),
    );
    expect(changed.json).toEqual({
      message: 'Successfully updated',
      data: { order_id: Number(id), order_code: expect.any(String) },
    });
    const order = await inventory.retrieve(id);
    expect(order).toMatchObject({ customer_name: 'C', total: 195000 });
    expect(order.line_items[0].line_item_id).toBe(line_items[0].line_item_id);
  });

  it('once, whatever is repeated under its key', async () => {
    const key = { 'idempotency-key': 'getfly-create-1' };
    const [first, second] = [await post(SHOP, SALE_ORDERS, key), await post(SHOP, SALE_ORDERS, key)];
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});

describe('what is refused', () => {
  const { account_code: _, account_phone: __, account_email: ___, ...nobody } = SHOP;
  it.each([
    ['nobody to sell to', nobody, 'account_id', 'is required'],
    ['an id that nobody has', { ...SHOP, account_id: 77 }, 'account_id', 'customer 77 does not exist'],
    [
      'a code that nobody has, without a name',
      { account_code: 'X', saved_order_details: [LINE] },
      'account_id',
      'customer X does not exist',
    ],
    ['no lines', { ...SHOP, saved_order_details: undefined }, 'saved_order_details', 'is required'],
    [
      'a product that is none',
      { ...SHOP, saved_order_details: [{ ...LINE, product_code: 'NONE' }] },
      'saved_order_details[0].product_code',
      'item NONE does not exist',
    ],
    [
      'a product id that is none',
      { ...SHOP, saved_order_details: [{ product_id: 9, price: 1 }] },
      'saved_order_details[0].product_code',
      'item 9 does not exist',
    ],
    [
      'a percentage of transport',
      { ...SHOP, transport: 5 },
      'transport',
      'must be 0, and the charge stated as transport_amount',
    ],
    ['a date that is none', { ...SHOP, order_date: 'soon' }, 'order_date', 'must be date (yyyy-mm-dd)'],
  ])('%s', async (_name, body, field, message) => {
    const answer = await post(body);
    expect([answer.status, answer.json.errors]).toEqual([400, [{ field, message }]]);
  });
});
