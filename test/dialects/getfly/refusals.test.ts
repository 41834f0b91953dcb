/** What Getfly refuses, each in its status and with the field. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openGetfly, SALE_ORDER, withKey } from '../../support/getfly.ts';

const api = await openGetfly();
let code: string;
beforeAll(async () => {
  code = await api.order();
});

const INVALID = 'The given data was invalid';
const invalid = (field: string, message: string) => ({ message: INVALID, errors: [{ field, message }] });

describe('a body', () => {
  const percentage = 'must be a percentage from 0 to 100';
  const atLeastZero = 'must be a number from 0';

  it.each([
    ['vat', { vat: 200 }, invalid('vat', percentage)],
    ['discount', { discount: -1 }, invalid('discount', percentage)],
    ['discount_amount', { discount_amount: -1 }, invalid('discount_amount', atLeastZero)],
    ['vat_amount', { vat_amount: -1 }, invalid('vat_amount', atLeastZero)],
    ['transport_amount', { transport_amount: -1 }, invalid('transport_amount', atLeastZero)],
    ['installation_amount', { installation_amount: '-0.01' }, invalid('installation_amount', atLeastZero)],
    [
      'a discount above the sub total',
      { discount_amount: 1_000_000 },
      invalid('discount_amount', 'is more than the amount that it is taken off'),
    ],
    [
      'a line’s price',
      { saved_order_details: [{ product_code: 'PROD_001', price: -5 }] },
      invalid('saved_order_details[0].price', atLeastZero),
    ],
    [
      'a line’s percentage',
      { saved_order_details: [{ product_code: 'PROD_001', product_sale_off: 101 }] },
      invalid('saved_order_details[0].product_sale_off', percentage),
    ],
    [
      'a line without a price anywhere',
      { saved_order_details: [{ product_code: 'PROD_001' }] },
      invalid('saved_order_details[0].price', 'is required'),
    ],
    [
      'a line without a name',
      { saved_order_details: [{ quantity: 1 }] },
      invalid('saved_order_details[0].product_code', 'is required'),
    ],
    ['no lines', { saved_order_details: [] }, invalid('saved_order_details', 'is required')],
    [
      '201 lines',
      { saved_order_details: Array.from({ length: 201 }, () => ({ product_name: 'A', price: 1 })) },
      invalid('saved_order_details', 'at most 200 are allowed'),
    ],
    [
      'a payment’s amount',
      { saved_sale_order_payments: [{ amount: -1 }] },
      invalid('saved_sale_order_payments[0].amount', atLeastZero),
    ],
    ['a date', { order_date: '05/02/2025' }, invalid('order_date', 'must be date (yyyy-mm-dd)')],
    ['an empty name', { account: { account_name: '' } }, invalid('account.account_name', 'is required')],
    ['an empty code', { order_code: null }, invalid('order_code', 'is required')],
  ])('is refused for %s', async (_, fields, body) => {
    const answer = await api.put({ current_order_code: code, ...fields });
    expect([answer.status, answer.json]).toEqual([400, body]);
  });

  it('that is empty lacks the code', async () => {
    for (const body of ['', '{}', {}, { current_order_code: '' }]) {
      const answer = await api.put(body);
      expect([answer.status, answer.json]).toEqual([400, invalid('current_order_code', 'is required')]);
    }
  });

  it('that is no JSON is refused, and so is a form', async () => {
    expect((await api.put('{"current_order_code"')).status).toBe(400);
    for (const contentType of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const answer = await api.put(`{"current_order_code":"${code}"}`, { contentType });
      expect([answer.status, Object.keys(answer.json)]).toEqual([415, ['message']]);
    }
  });

  it('with decimals in a currency without them is rounded half-up', async () => {
    const dong = await api.order({ currency_code: 'VND', exchange_rate: '0.00004' });
    const read = await api.change(dong, {
      saved_order_details: [{ product_name: 'A', price: '1000.5', quantity: 1, cash_discount: '0.5' }],
      transport_amount: '10.5',
      saved_sale_order_payments: [{ method_name: 'Cash', amount: '99.5' }],
    });
    expect(read).toMatchObject({
      // 1000.5 - 1 = 999.5
      sub_total: 1000,
      transport_amount: 11,
      total: 1011,
      saved_sale_order_payments: [{ amount: 100 }],
    });
  });
});

describe('a request', () => {
  it('for an unknown code, another organisation’s or an impossible one is a 404', async () => {
    for (const [asked, secret] of [
      ['NOBODY', 'demo-full-access'],
      [code, 'demo-other-org'],
      ['x'.repeat(100), 'demo-full-access'],
    ] as const) {
      const put = await api.inventory.call(
        'PUT',
        SALE_ORDER,
        withKey({ body: { current_order_code: asked, order_terms: [] } }, secret),
      );
      expect([put.status, put.json]).toEqual([404, { message: 'Sale order not found' }]);
      const get = await api.inventory.call('GET', `${SALE_ORDER}?order_code=${asked}`, withKey({}, secret));
      expect([get.status, get.json]).toEqual([404, { message: 'Sale order not found' }]);
    }
  });

  it('is refused without a key, with an unknown one, and with one that may only read', async () => {
    const body = { current_order_code: code, order_terms: [] };
    const statusWith = async (secret: string) =>
      (await api.inventory.call('PUT', SALE_ORDER, withKey({ body }, secret))).status;
    expect(await statusWith('')).toBe(401);
    expect(await statusWith('nobody')).toBe(401);
    expect(await statusWith('two words')).toBe(401);
    expect(await statusWith('demo-read-only')).toBe(403);
  });

  it('with another method is a 403, to another path a 404, both in the words of the wire', async () => {
    const post = await api.inventory.call('PATCH', SALE_ORDER, withKey({ body: {} }));
    expect([post.status, post.json]).toEqual([403, { message: 'The method PATCH is not allowed here' }]);
    const other = await api.inventory.call('GET', '/api/v6.1/invoices', withKey());
    expect([other.status, other.json]).toEqual([404, { message: 'Not found' }]);
    const nameless = await api.inventory.call('GET', SALE_ORDER, withKey());
    expect([nameless.status, nameless.json]).toEqual([400, invalid('order_code', 'is required')]);
  });
});
