/** Every key that Commerce documents, and where its value comes from. */
import { beforeAll, describe, expect, it } from 'vitest';
import sample from '../../fixtures/zoho-commerce/retrieve-response.json' with { type: 'json' };
import { openInventory, SMALL_ORDER } from '../../support/inventory.ts';
import { aShopOrder, useIndianShop } from '../../support/commerce-order.ts';
import { missingFrom } from '../../support/documented-shape.ts';
import { ELSEWHERE, ORGANIZATION } from '../../support/demo-ids.ts';

const api = await openInventory();
let answer: any;
const header = { 'x-com-zoho-store-organizationid': ORGANIZATION };
const read = async (id: string, headers: Record<string, string> = header) =>
  api.call('GET', `/store/api/v1/salesorders/${id}`, { headers });

beforeAll(async () => {
  await useIndianShop(api);
  answer = (await read(await aShopOrder(api))).json;
});

/** What nothing we know of ever changes. */
const CONSTANTS = [
  'code',
  'is_emailed',
  'is_unconfirmed_product',
  'is_update_required',
  'template_name',
  'template_type',
];

describe('the answer', () => {
  it('has every one of the 157 documented keys, each of the documented type', () => {
    expect(keysOf(sample)).toHaveLength(157);
    const keys = new Set(keysOf(answer));
    expect(keysOf(sample).filter((key) => !keys.has(key))).toEqual([]);
    expect(missingFrom(answer, sample)).toEqual([]);
  });

  it('gives all but a few constants a value of their own', async () => {
    // Discounts of lines, and prices with their taxes inside, do not go together with the first order's.
    const [line] = SMALL_ORDER.line_items;
    const other = await api.create({
      ...SMALL_ORDER,
      is_inclusive_tax: true,
      discount_type: 'item_level',
      line_items: [{ ...line, discount: '5%' }],
    });
    const { json } = await read(other.salesorder_id);
    expect([answer, json].map(({ salesorder }) => salesorder.discount_type)).toEqual([
      'entity_level',
      'item_level',
    ]);
    const valued = new Set(valuedKeysOf([answer, json]));
    const constant = keysOf(sample).filter((key) => !valued.has(key));
    expect(constant.toSorted()).toEqual(CONSTANTS);
    expect(constant.length / keysOf(sample).length).toBeLessThanOrEqual(0.1);
  });

  it('adds up, and shows money, days and times as the organisation does', () => {
    expect(answer.salesorder).toMatchObject({
      order_status: 'completed',
      invoiced_status: 'unpaid',
      shipped_status: 'delivered',
      // 100 x 20; the document's discount counts and the line's does not
      sub_total: 2000,
      discount: 200,
      discount_applied_on_amount: 2000,
      // 6 % twice of 1800 + 250: 123 each
      tax_total: 246,
      // 2000 - 200 + 246 + 250 + 1
      total: 2297,
      currency_symbol: 'Rs.',
      shipping_charges: {
        description: 'Shipping charge',
        rate: 250,
        rate_formatted: '₹250.00',
        bcy_rate_formatted: '₹250.00',
        tax_name: 'GST12',
        tax_type: 'tax_group',
        tax_percentage: 12,
        tax_total_fcy: 30,
        tax_total_fcy_formatted: '₹30.00',
        item_total_inclusive_of_tax: 280,
        item_total_inclusive_of_tax_formatted: '₹280.00',
      },
      packages: [
        {
          date_formatted: '20 Jan 2017',
          status_formatted: 'Delivered',
          shipment_order: { delivery_date: '2017-01-21' },
        },
      ],
    });
    const { created_time: time, created_time_formatted: text } = answer.salesorder;
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0530$/);
    expect(text).toMatch(/^\d\d [A-Z][a-z]{2} \d{4} (0[1-9]|1[0-2]):\d\d [AP]M$/);
  });

  it('shows base figures in the base currency, with its decimals', async () => {
    const yen = { currency_code: 'JPY', exchange_rate: '0.55', shipping_charge: 501 };
    const { json } = await read((await api.create({ ...SMALL_ORDER, ...yen })).salesorder_id);
    expect(json.salesorder.shipping_charges).toMatchObject({
      rate: 501,
      rate_formatted: 'JP¥501',
      bcy_rate: 275.55,
      bcy_rate_formatted: '₹275.55',
    });
    const dinar = { currency_code: 'KWD', exchange_rate: '270.5', shipping_charge: '1.125' };
    const other = await read((await api.create({ ...SMALL_ORDER, ...dinar })).salesorder_id);
    expect(other.json.salesorder.shipping_charges).toMatchObject({
      rate_formatted: 'KWD\u00a01.125',
      bcy_rate: 304.31,
      bcy_rate_formatted: '₹304.31',
    });
  });

  it('has the tax of inclusive prices inside lines, and shipping with and without it', async () => {
    const tax = { tax_name: 'GST', tax_percentage: 12 };
    const { json } = await read(
      (
        await api.create({
          ...SMALL_ORDER,
          is_inclusive_tax: true,
          shipping_charge: 112,
          shipping_charge_tax_name: 'GST',
          shipping_charge_tax_percentage: 12,
          line_items: [{ name: 'Cable', rate: 112, quantity: 1, ...tax }],
        })
      ).salesorder_id,
    );
    expect(json.salesorder).toMatchObject({
      sub_total: 112,
      line_items: [{ item_total: 112 }],
      shipping_charges: { item_total: 100, tax_total_fcy: 12, item_total_inclusive_of_tax: 112 },
    });
  });

  it('is empty of facts, not of keys, while there are none', async () => {
    const { json } = await read((await api.create()).salesorder_id);
    const keys = new Set(keysOf(json));
    const inLists = new Set(
      keysOf([
        sample.salesorder.packages,
        sample.salesorder.payments,
        sample.salesorder.risks,
        sample.salesorder.contact_persons,
      ]),
    );
    expect(keysOf(sample).filter((key) => !keys.has(key) && !inLists.has(key))).toEqual([]);
    expect(json.salesorder).toMatchObject({
      order_status: 'pending',
      invoiced_status: 'unpaid',
      shipped_status: 'pending',
    });
  });
});

describe('the organisation of the header', () => {
  it('must be the credential’s when it is named', async () => {
    const { salesorder_id: id } = await api.create();
    expect((await read(id, {})).status).toBe(200);
    const other = await read(id, { 'x-com-zoho-store-organizationid': ELSEWHERE });
    expect([other.status, other.json.code]).toEqual([400, 6041]);
  });
});

describe('statuses', () => {
  const post = async (id: string, status: string) =>
    api.call('POST', `/store/api/v1/salesorders/${id}/status/${status}`, { headers: header });
  const statusOf = async (id: string) => (await read(id)).json.salesorder.order_status;

  it.each([
    ['confirmed', 'confirmed'],
    ['void', 'declined'],
    ['cancelled', 'cancelled'],
  ])('%s makes an order %s, and again changes nothing', async (status, shown) => {
    const { salesorder_id: id } = await api.create(SMALL_ORDER);
    for (const version of [2, 2]) {
      const { status: code, json } = await post(id, status);
      expect([code, json.code]).toEqual([200, 0]);
      expect((await read(id)).headers['etag']).toBe(`"${version}"`);
    }
    expect(await statusOf(id)).toBe(shown);
  });

  it('void does not become confirmed, and an unknown status is an unknown path', async () => {
    const { salesorder_id: id } = await api.create();
    await post(id, 'void');
    const refused = await post(id, 'confirmed');
    expect([refused.status, refused.json.code]).toEqual([400, 36005]);
    const unknown = await post(id, 'lost');
    expect([unknown.status, unknown.json.code]).toEqual([404, 5]);
    const method = await api.call('DELETE', `/store/api/v1/salesorders/${id}`, { headers: header });
    expect([method.status, method.json.code]).toEqual([405, 5]);
  });
});

function keysOf(value: unknown): string[] {
  return [...new Set(entriesOf(value).map(([key]) => key))];
}

/** Keys that have, somewhere, a value that is not the empty one of its kind. */
function valuedKeysOf(value: unknown): string[] {
  const empty = new Set(['""', '0', 'false', '[]', '{}', 'null']);
  return [
    ...new Set(entriesOf(value).flatMap(([key, inner]) => (empty.has(JSON.stringify(inner)) ? [] : [key]))),
  ];
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.entries(value);
  return [...own, ...Object.values(value).flatMap(entriesOf)];
}
