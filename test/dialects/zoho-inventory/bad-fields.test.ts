import { describe, expect, it } from 'vitest';
import { SMALL_ORDER } from '../../support/inventory.ts';
import { openRefusals } from '../../support/refusals.ts';
import { CUSTOMER, ITEM, TAX } from '../../support/demo-ids.ts';

const world = await openRefusals();

const HUGE = '1'.repeat(40);
const line = SMALL_ORDER.line_items[0]!;
const withLine = (change: object) => ({ ...SMALL_ORDER, line_items: [{ ...line, ...change }] });

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
  ...of(['line_item_taxes', 'item_custom_fields'], ['x', [5], [{}]]),
];

describe('a field of the wrong kind', () => {
  it.each(WRONG)('$name: $value', async ({ name, value }) => {
    await world.refused('POST', '/salesorders', { body: { ...SMALL_ORDER, [name]: value } }, 400);
    await world.refused('PUT', `/salesorders/${world.id}`, { body: { [name]: value } }, 400);
  });

  it.each(WRONG_IN_LINE)('of a line, $name: $value', async ({ name, value }) => {
    const body = { ...SMALL_ORDER, line_items: [{ item_id: ITEM, quantity: 1, [name]: value }] };
    if (name !== 'line_item_id' || typeof value !== 'string')
      await world.refused('POST', '/salesorders', { body }, 400);
    await world.refused('PUT', `/salesorders/${world.id}`, { body }, 400);
  });

  it.each([
    ['rate 1e400', '"rate": 1e400'],
    ['rate -1', '"rate": -1'],
    ['quantity 1e400', '"quantity": 1e400'],
    ['40 digits', `"quantity": ${HUGE}`],
    ['-0.01', '"quantity": -0.01'],
  ])('as a JSON number, %s', async (_, field) => {
    const body = `{"customer_id":"${CUSTOMER}","line_items":[{"item_id":"${ITEM}",${field}}]}`;
    await world.refused('POST', '/salesorders', { body }, 400, 2);
  });

  it.each([
    ['a customer', { line_items: SMALL_ORDER.line_items }],
    ['a customer that is not empty', { ...SMALL_ORDER, customer_id: '' }],
    ['lines', { customer_id: CUSTOMER }],
    ['a list of lines', { customer_id: CUSTOMER, line_items: null }],
    ['at least one line', { customer_id: CUSTOMER, line_items: [] }],
    ['a rate for a line without an item', { customer_id: CUSTOMER, line_items: [{ name: 'x' }] }],
    ['a name for a line without an item', { customer_id: CUSTOMER, line_items: [{ rate: 1 }] }],
    ['a name that is not empty', { customer_id: CUSTOMER, line_items: [{ name: ' ', rate: 1 }] }],
    ['a percentage beside a tax name', withLine({ tax_name: 'VAT' })],
    ['something that identifies a custom field', { ...SMALL_ORDER, custom_fields: [{ value: 'x' }] }],
    ['the id of a document', { ...SMALL_ORDER, documents: [{ file_name: 'x' }] }],
    ['at most 200 lines', { ...SMALL_ORDER, line_items: Array(201).fill(line) }],
  ])('an order needs %s', async (_, body) => {
    await world.refused('POST', '/salesorders', { body }, 400, 4);
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
    ['a GST number of fourteen characters', { ...SMALL_ORDER, gst_no: '22AAAAA0000A1Z' }],
    ['a negative exchange rate', { ...SMALL_ORDER, currency_code: 'EUR', exchange_rate: -1 }],
    ['an absurd exchange rate', { ...SMALL_ORDER, currency_code: 'EUR', exchange_rate: '1e50' }],
    ['an unknown currency', { ...SMALL_ORDER, currency_code: 'QQQ', exchange_rate: 1 }],
    ['a price precision of 7', { ...SMALL_ORDER, price_precision: 7 }],
    ['a price precision of -1', { ...SMALL_ORDER, price_precision: -1 }],
    ['a price precision of 1.5', { ...SMALL_ORDER, price_precision: 1.5 }],
    ['a percentage beside the tax id that is not its own', withLine({ tax_id: TAX, tax_percentage: 13 })],
    ['an extra field that is too long', { ...SMALL_ORDER, mine: 'x'.repeat(20_000) }],
    ['a field name that is too long', { ...SMALL_ORDER, ['n'.repeat(5000)]: 1 }],
    [
      'a custom field that is too long',
      { ...SMALL_ORDER, custom_fields: [{ label: 'a', value: 'x'.repeat(20_000) }] },
    ],
  ])('%s is refused', async (_, body) => {
    await world.refused('POST', '/salesorders', { body }, 400, 2);
  });

  it('more unknown fields than a hundred are refused', async () => {
    const extras = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x${at}`, at]));
    await world.refused('POST', '/salesorders', { body: { ...SMALL_ORDER, ...extras } }, 400, 4);
  });

  it('custom fields that are too much together are refused, not a fault', async () => {
    const custom_fields = Array.from({ length: 100 }, (_, at) => ({
      label: `l${at}`,
      value: 'x'.repeat(4900),
    }));
    const { status } = await world.api.call('POST', '/salesorders', {
      body: { ...SMALL_ORDER, custom_fields },
    });
    expect([400, 413]).toContain(status);
  });

  it('an order that does not fit into an item is 413', async () => {
    const noise = () =>
      Array.from({ length: 1200 }, () => Math.random().toString(36).slice(2))
        .join('')
        .slice(0, 4900);
    const line_items = Array.from({ length: 200 }, () => ({ ...line, description: noise() }));
    await world.refused('POST', '/salesorders', { body: { ...SMALL_ORDER, line_items } }, 413, 36009);
  });
});
