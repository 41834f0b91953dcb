import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO, openInventory, SMALL_ORDER, type InventoryApi } from '../../support/call-inventory.ts';
import { contentsOf, isOrderPart, type RawItem } from '../../support/table-contents.ts';

let api: InventoryApi;
let id: string;
let before: Map<string, RawItem>;
beforeAll(async () => {
  api = await openInventory();
  id = (await api.create()).salesorder_id;
  before = await contentsOf(api, isOrderPart);
});
afterAll(async () => {
  // The table audit: after all of this the one order stands as it stood, and the server still answers.
  expect(await contentsOf(api, isOrderPart)).toEqual(before);
  expect((await api.call('GET', `/salesorders/${id}`)).status).toBe(200);
});

/** The refusal, in Inventory's envelope and nothing else. */
async function refused(
  method: string,
  path: string,
  options: Parameters<InventoryApi['call']>[2],
  status: number,
  code?: number,
) {
  const answer = await api.call(method, path, options);
  expect(answer.status, answer.text.slice(0, 500)).toBe(status);
  expect(Object.keys(answer.body).toSorted()).toEqual(['code', 'message']);
  expect(typeof answer.body.message).toBe('string');
  if (code !== undefined) expect(answer.body.code, answer.text).toBe(code);
  expect(answer.headers['x-request-id']).toBeTruthy();
  return answer;
}

const HUGE = '1'.repeat(40);
const line = SMALL_ORDER.line_items[0]!;
const withLine = (change: object) => ({ ...SMALL_ORDER, line_items: [{ ...line, ...change }] });

describe('a body that is no order', () => {
  it.each([
    ['cut off', '{"customer_id": 1', 9],
    ['not JSON', 'hello', 9],
    ['NaN', '{"line_items": [{"rate": NaN}]}', 9],
    ['a trailing comma', '{"customer_id": "1",}', 9],
    ['a list', '[]', 9],
    ['a text', '"x"', 9],
    ['a number', '7', 9],
    ['null', 'null', 9],
    ['half a surrogate', '{"customer_id":"1","notes":"\\ud800"}', 9],
    ['half a surrogate as a name', '{"customer_id":"1","\\udc00":1}', 9],
    ['nested 100,000 deep', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 9],
    ['nested 60 deep', `{"x":${'['.repeat(60)}${']'.repeat(60)}}`, 9],
    ['empty', '', 4],
    ['an empty object', '{}', 4],
  ])('%s is refused', async (_, body, code) => {
    await refused('POST', '/salesorders', { body }, 400, code);
    await refused('POST', '/salesorders/calculate', { body }, 400, code);
  });

  it('over 4 MB is 413, on create and on update', async () => {
    const body = JSON.stringify({ ...SMALL_ORDER, notes: 'x'.repeat(4 * 1024 * 1024) });
    await refused('POST', '/salesorders', { body }, 413, 36009);
    await refused('PUT', `/salesorders/${id}`, { body }, 413, 36009);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])(
    'of type %s is 415',
    async (contentType) => {
      await refused('POST', '/salesorders', { body: SMALL_ORDER, contentType }, 415, 36010);
      await refused('PUT', `/salesorders/${id}`, { body: { notes: 'x' }, contentType }, 415, 36010);
    },
  );

  it('__proto__ in it does nothing', async () => {
    const body = `{"__proto__":{"notes":"polluted"},"customer_id":"${DEMO.customer}","line_items":[{"item_id":"${DEMO.item}","__proto__":{"rate":1}}]}`;
    const { status, body: answer } = await api.call('POST', '/salesorders/calculate', { body });
    expect(status).toBe(200);
    expect(answer.salesorder).toMatchObject({ notes: '', total: 122 });
    expect(Object.hasOwn(answer.salesorder, '__proto__')).toBe(false);
    const form = {
      body: `__proto__=1&customer_id=${DEMO.customer}`,
      contentType: 'application/x-www-form-urlencoded',
    };
    await refused('POST', '/salesorders', form, 400, 4);
  });
});

const TEXTS = [
  'customer_id salesorder_number reference_number notes terms adjustment_description delivery_method',
  'delivery_method_id pricebook_id salesperson_id salesperson_name template_id billing_address_id',
  'shipping_address_id place_of_supply gst_no currency_code shipping_charge_tax_id shipping_charge_tax_name',
].flatMap((names) => names.split(' '));
const NUMBERS = 'exchange_rate shipping_charge adjustment price_precision discount'.split(' ');
const BOOLEANS = 'is_discount_before_tax is_inclusive_tax'.split(' ');
const WORDS = 'discount_type tax_rounding gst_treatment date shipment_date'.split(' ');
const LISTS = 'line_items contact_persons custom_fields documents'.split(' ');
const LINE_TEXTS = [
  'line_item_id item_id name description unit tax_id tax_name tds_tax_id warehouse_id hsn_or_sac',
  'sat_item_key_code unitkey_code',
].flatMap((names) => names.split(' '));
const LINE_NUMBERS = 'rate quantity discount tax_percentage'.split(' ');

const of = (names: string[], values: unknown[]) =>
  names.flatMap((name) => values.map((value) => ({ name, value })));
const WRONG = [
  ...of(TEXTS, [true, { a: 1 }, ['x'], 'x'.repeat(20_000)]),
  ...of(NUMBERS, ['abc', true, {}, [], '1e400', '1,5', '0x10', HUGE.repeat(2), 'Infinity', '--1']),
  ...of(BOOLEANS, ['yes', 'TRUE', {}, []]),
  ...of(WORDS, ['nonsense', true, {}, [], 'DRAFT']),
  ...of(LISTS, ['text', true, { a: 1 }]),
  ...of(['contact_persons', 'custom_fields', 'documents'], [[true], ['x'.repeat(200)], Array(200).fill({})]),
  ...of(
    ['date', 'shipment_date'],
    ['2025-02-30', '2025-13-01', '01-02-2025', '2025-2-3', '2025-02-03T00:00:00Z', '0000-00-00'],
  ),
];
const WRONG_IN_LINE = [
  ...of(LINE_TEXTS, [true, { a: 1 }, ['x'], 'x'.repeat(20_000)]),
  ...of(LINE_NUMBERS, ['abc', true, {}, [], '1e400', HUGE, HUGE.repeat(2), '-1', 'NaN', '1e99']),
  ...of(['rate', 'quantity'], ['0.12345678901', null, '']),
  ...of(['name'], [null, '', '   ']),
  ...of(['line_item_taxes', 'item_custom_fields'], ['x', [5], [{}]]),
];

describe('a field of the wrong kind', () => {
  it.each(WRONG)('$name: $value', async ({ name, value }) => {
    await refused('POST', '/salesorders', { body: { ...SMALL_ORDER, [name]: value } }, 400);
    await refused('PUT', `/salesorders/${id}`, { body: { [name]: value } }, 400);
  });

  it.each(WRONG_IN_LINE)('of a line, $name: $value', async ({ name, value }) => {
    const body = { ...SMALL_ORDER, line_items: [{ item_id: DEMO.item, quantity: 1, [name]: value }] };
    if (name !== 'line_item_id' || typeof value !== 'string')
      await refused('POST', '/salesorders', { body }, 400);
    await refused('PUT', `/salesorders/${id}`, { body }, 400);
  });

  it.each([
    ['rate 1e400', '"rate": 1e400'],
    ['rate -1', '"rate": -1'],
    ['quantity 1e400', '"quantity": 1e400'],
    ['40 digits', `"quantity": ${HUGE}`],
    ['-0.01', '"quantity": -0.01'],
  ])('as a JSON number, %s', async (_, field) => {
    const body = `{"customer_id":"${DEMO.customer}","line_items":[{"item_id":"${DEMO.item}",${field}}]}`;
    await refused('POST', '/salesorders', { body }, 400, 2);
  });

  it.each([
    ['a customer', { line_items: SMALL_ORDER.line_items }],
    ['a customer that is not empty', { ...SMALL_ORDER, customer_id: '' }],
    ['lines', { customer_id: DEMO.customer }],
    ['a list of lines', { customer_id: DEMO.customer, line_items: null }],
    ['at least one line', { customer_id: DEMO.customer, line_items: [] }],
    ['a rate for a line without an item', { customer_id: DEMO.customer, line_items: [{ name: 'x' }] }],
    ['a name for a line without an item', { customer_id: DEMO.customer, line_items: [{ rate: 1 }] }],
    ['a tax name beside a percentage', withLine({ tax_percentage: 5 })],
    ['a percentage beside a tax name', withLine({ tax_name: 'VAT' })],
    ['something that identifies a custom field', { ...SMALL_ORDER, custom_fields: [{ value: 'x' }] }],
    ['the id of a document', { ...SMALL_ORDER, documents: [{ file_name: 'x' }] }],
    ['at most 200 lines', { ...SMALL_ORDER, line_items: Array(201).fill(line) }],
  ])('an order needs %s', async (_, body) => {
    await refused('POST', '/salesorders', { body }, 400, 4);
  });

  it.each([
    ['text in a line list', { ...SMALL_ORDER, line_items: ['x'] }],
    ['null in a line list', { ...SMALL_ORDER, line_items: [null] }],
    ['a number in a line list', { ...SMALL_ORDER, line_items: [5] }],
    ['a control character in the number', { ...SMALL_ORDER, salesorder_number: 'SO\u0000-1' }],
    ['a line break in the number', { ...SMALL_ORDER, salesorder_number: 'SO\n-1' }],
    ['a number of 101 characters', { ...SMALL_ORDER, salesorder_number: 'x'.repeat(101) }],
    ['a discount above 100 %', { ...SMALL_ORDER, discount: '100.01%' }],
    ['a discount above the sub total', { ...SMALL_ORDER, discount: 1000 }],
    ['a negative discount', { ...SMALL_ORDER, discount: -1 }],
    ['a negative shipping charge', { ...SMALL_ORDER, shipping_charge: -1 }],
    ['an adjustment below the total', { ...SMALL_ORDER, adjustment: -1000 }],
    ['an exchange rate other than 1', { ...SMALL_ORDER, exchange_rate: 2 }],
    ['an exchange rate of nothing', { ...SMALL_ORDER, currency_code: 'EUR', exchange_rate: 0 }],
    ['a negative exchange rate', { ...SMALL_ORDER, currency_code: 'EUR', exchange_rate: -1 }],
    ['an absurd exchange rate', { ...SMALL_ORDER, currency_code: 'EUR', exchange_rate: '1e50' }],
    ['an unknown currency', { ...SMALL_ORDER, currency_code: 'QQQ', exchange_rate: 1 }],
    ['a price precision of 7', { ...SMALL_ORDER, price_precision: 7 }],
    ['a price precision of -1', { ...SMALL_ORDER, price_precision: -1 }],
    ['a price precision of 1.5', { ...SMALL_ORDER, price_precision: 1.5 }],
    [
      'a percentage beside the tax id that is not its own',
      withLine({ tax_id: DEMO.tax, tax_percentage: 13 }),
    ],
    ['an extra field that is too long', { ...SMALL_ORDER, mine: 'x'.repeat(20_000) }],
    ['a field name that is too long', { ...SMALL_ORDER, ['n'.repeat(5000)]: 1 }],
    [
      'a custom field that is too long',
      { ...SMALL_ORDER, custom_fields: [{ label: 'a', value: 'x'.repeat(20_000) }] },
    ],
  ])('%s is refused', async (_, body) => {
    await refused('POST', '/salesorders', { body }, 400, 2);
  });

  it('more unknown fields than a hundred are refused', async () => {
    const extras = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x${at}`, at]));
    await refused('POST', '/salesorders', { body: { ...SMALL_ORDER, ...extras } }, 400, 4);
  });

  it('custom fields that are too much together are refused, not a fault', async () => {
    const custom_fields = Array.from({ length: 100 }, (_, at) => ({
      label: `l${at}`,
      value: 'x'.repeat(4900),
    }));
    const { status } = await api.call('POST', '/salesorders', { body: { ...SMALL_ORDER, custom_fields } });
    expect([400, 413]).toContain(status);
  });

  it('an order that does not fit into an item is 413', async () => {
    const noise = () =>
      Array.from({ length: 1200 }, () => Math.random().toString(36).slice(2))
        .join('')
        .slice(0, 4900);
    const line_items = Array.from({ length: 200 }, () => ({ ...line, description: noise() }));
    await refused('POST', '/salesorders', { body: { ...SMALL_ORDER, line_items } }, 413, 36009);
  });
});

describe('ids that name nothing', () => {
  it.each([
    ['customer', { ...SMALL_ORDER, customer_id: '1' }],
    ['item', withLine({ item_id: '1' })],
    ['tax', withLine({ tax_id: '1' })],
    ['shipping tax', { ...SMALL_ORDER, shipping_charge: 1, shipping_charge_tax_id: '1' }],
    ['sales person', { ...SMALL_ORDER, salesperson_id: '1' }],
    ['billing address', { ...SMALL_ORDER, billing_address_id: '1' }],
    ['shipping address', { ...SMALL_ORDER, shipping_address_id: '1' }],
    ['customer with a # in its id', { ...SMALL_ORDER, customer_id: `${DEMO.customer}#REFERENCE` }],
    ['item that is an object’s own property', withLine({ item_id: '__proto__' })],
  ])('%s: 400 with 1002', async (_, body) => {
    await refused('POST', '/salesorders', { body }, 400, 1002);
    await refused('PUT', `/salesorders/${id}`, { body }, 400, 1002);
  });

  it('a line that the order does not have is 400 with 1002', async () => {
    const body = { line_items: [{ line_item_id: '12345' }] };
    await refused('PUT', `/salesorders/${id}`, { body }, 400, 1002);
  });

  it('a line named twice is refused', async () => {
    const [{ line_item_id }] = (await api.retrieve(id)).line_items;
    const body = { line_items: [{ line_item_id }, { line_item_id }] };
    await refused('PUT', `/salesorders/${id}`, { body }, 400, 2);
  });

  it.each([
    ['unknown', '1'],
    ['no number', 'abc'],
    ['with a #', '1%23ORDER'],
    ['with a slash', '1%2F2'],
    ['200 digits long', '9'.repeat(200)],
    ['5000 characters long', 'a'.repeat(5000)],
    ['junk', '%00%FF%20'.replace('%FF', '%7F')],
    ['an injection', "1'%20OR%201=1"],
    ['a word of ours', 'status'],
  ])('an order id that is %s: 404 on every route', async (_, path) => {
    await refused('GET', `/salesorders/${path}`, {}, 404, 1002);
    await refused('PUT', `/salesorders/${path}`, { body: { notes: 'x' } }, 404, 1002);
    await refused('DELETE', `/salesorders/${path}`, {}, 404, 1002);
    await refused('POST', `/salesorders/${path}/status/confirmed`, {}, 404, 1002);
    await refused('POST', `/salesorders/${path}/status/void`, {}, 404, 1002);
  });
});

describe('paths and methods that are not there', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/nothing', 404],
    ['GET', '/salesorders/1/2/3', 404],
    ['POST', '/salesorders/1/status/closed', 404],
    ['GET', '/invoices', 404],
    ['POST', `/salesorders/1`, 405],
    ['PATCH', '/salesorders', 405],
    ['PATCH', '/salesorders/1', 405],
    ['PUT', '/salesorders', 405],
    ['GET', '/salesorders/1/status/void', 405],
    ['DELETE', '/salesorders/1/status/confirmed', 405],
    ['HEAD', '/salesorders/1', 405],
  ])('%s %s is %i', async (method, path, status) => {
    if (path === '/') return;
    await refused(method, path, {}, status, 5);
    await refused(method, `/api/v1${path}`, {}, status, 5);
  });
});

describe('calls on many orders', () => {
  const many = Array.from({ length: 101 }, (_, at) => String(at + 1)).join(',');
  it.each([
    ['POST', '/salesorders/status/confirmed'],
    ['POST', '/salesorders/status/void'],
    ['DELETE', '/salesorders'],
  ])('%s %s without ids, with too many, with wrong ones', async (method, path) => {
    await refused(method, path, {}, 400, 4);
    await refused(method, `${path}?salesorder_ids=`, {}, 400, 4);
    await refused(method, `${path}?salesorder_ids=,%20,`, {}, 400, 4);
    await refused(method, path, { body: {} }, 400, 4);
    await refused(method, path, { body: { salesorder_ids: [] } }, 400, 4);
    await refused(method, path, { body: { salesorder_ids: null } }, 400, 4);
    await refused(method, `${path}?salesorder_ids=${many}`, {}, 400, 4);
    await refused(method, path, { body: { salesorder_ids: many } }, 400, 4);
    await refused(method, path, { body: { salesorder_ids: { a: 1 } } }, 400, 2);
    await refused(method, path, { body: { salesorder_ids: [true] } }, 400, 2);
    await refused(method, path, { body: '{' }, 400, 9);
    const unknown = await api.call(method, `${path}?salesorder_ids=1,abc,%23,${'9'.repeat(300)}`);
    expect(unknown.status).toBe(400);
    expect(unknown.body.code).toBe(1002);
  });
});

describe('queries that ask for nonsense', () => {
  it.each([
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'per_page=0',
    'per_page=many',
    'sort_column=total',
    'sort_column=__proto__',
    'sort_order=up',
    'status=sent',
    'filter_by=Status.Nothing',
    'filter_by=constructor',
    'filter_by=Status.Draft&status=void',
    'date_start=2025-02-30',
    'date=yesterday',
    'search_text=x',
    'total_less_than=5',
    'reference_number_contains=5',
    'salesorder_number_startswith=SO',
    'shipment_date_after=2025-01-01',
  ])('%s is 400', async (query) => {
    await refused('GET', `/salesorders?${query}`, {}, 400);
  });

  it.each([
    'sort_column=date&date_start=2025-02-02&date_end=2025-02-01',
    'sort_column=date&date_before=0000-01-01',
    'sort_column=date&date_after=9999-12-31',
    'date_after=9999-12-31',
    'date_before=0000-01-01',
    `customer_id=${'9'.repeat(3000)}`,
    `sort_column=date&customer_id=${'9'.repeat(3000)}`,
    `salesorder_number=${'9'.repeat(3000)}`,
    'salesorder_number=%00%23',
    'customer_id=%23',
    'page=9999999',
  ])('%s finds nothing', async (query) => {
    const { status, body, text } = await api.call('GET', `/salesorders?${query}`);
    expect(status, text).toBe(200);
    expect(body.salesorders).toEqual([]);
    expect(body.page_context.has_more_page).toBe(false);
  });
});
