/** Bodies about orders with all that can be said, exactly as they are read. */
import { describe, expect, it } from 'vitest';
import { decodeLines } from '../../../lib/dialects/getfly/decode-lines.ts';
import { decodeChange, decodeNew, decodeOrder } from '../../../lib/dialects/getfly/decode-order.ts';
import { parseJson } from '../../../lib/dialects/leaves/json.ts';
import type { JsonValue } from '../../../lib/dialects/leaves/json.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const body = (value: object) => parseJson(JSON.stringify(value)) as Record<string, JsonValue>;
const NONE = {
  number: undefined,
  terms: undefined,
  discount: undefined,
  discountsCount: true,
  soleTax: undefined,
  payments: undefined,
  extras: undefined,
};

describe('a change', () => {
  it('of nothing is none', () => {
    expect(decodeChange({})).toEqual(NONE);
    expect(decodeOrder(body({ current_order_code: 'A' }))).toEqual({ number: 'A', input: NONE });
    expect(refusalOf(() => decodeOrder({}))).toEqual(['missing_field', { field: 'current_order_code' }]);
  });

  it.each([
    [
      { order_terms: [{ term_content: 'a' }, { term_content: null }, {}, { term_content: 'b' }] },
      { terms: 'a\n\n\nb' },
    ],
    [{ order_terms: null }, { terms: null }],
    [{ discount: 5 }, { discount: { kind: 'percent', value: '5' } }],
    [{ discount: 5, discount_amount: 0 }, { discount: { kind: 'percent', value: '5' } }],
    [{ discount: 5, discount_amount: 2 }, { discount: { kind: 'figure', value: '2' } }],
    [{ discount: 0, discount_amount: 0 }, { discount: { kind: 'figure', value: '0' } }],
    [{ discount: null }, { discount: { kind: 'figure', value: '0' } }],
    [{ discount_amount: 0 }, { discount: { kind: 'figure', value: '0' } }],
    [{ vat: 8 }, { soleTax: { name: 'VAT', percent: '8', amount: undefined } }],
    [{ vat: 8, vat_amount: 0 }, { soleTax: { name: 'VAT', percent: '8', amount: undefined } }],
    [{ vat: 0, vat_amount: 0 }, { soleTax: { name: 'VAT', percent: '0', amount: '0' } }],
    [{ vat_amount: 3 }, { soleTax: { name: 'VAT', percent: undefined, amount: '3' } }],
    [{ transport_amount: 7 }, { shippingCharge: '7' }],
    [{ installation_amount: 9 }, { charges: [{ name: 'Installation', amount: '9' }] }],
    [{ installation_amount: null }, { charges: [{ name: 'Installation', amount: null }] }],
    [{ order_date: null }, { date: null }],
    [
      {
        saved_sale_order_payments: [
          { amount: 5, method_name: ' Cash ', description: ' part ' },
          { amount: 1, pay_date: '2026-11-27' },
        ],
      },
      {
        payments: [
          { mode: 'Cash', amount: '5', date: undefined, description: 'part' },
          { mode: '', amount: '1', date: '2026-11-27', description: '' },
        ],
      },
    ],
    [
      { lading_code: 'L', note_of_theirs: { a: 1 } },
      { extras: { getfly: { lading_code: '"L"', note_of_theirs: '{"a":1}' } } },
    ],
    [{ lading_code: '' }, { extras: { getfly: { lading_code: null } } }],
    [{ saved_order_details: null }, { lines: [], linesByCode: true }],
  ])('of %j', (stated, expected) => {
    expect(decodeChange(body(stated))).toEqual({ ...NONE, ...expected });
  });

  it.each([
    [
      { saved_sale_order_payments: [{ amount: 1 }, { method_name: 'Cash' }] },
      'missing_field',
      { field: 'saved_sale_order_payments[1].amount' },
    ],
    [
      { saved_sale_order_payments: [{ amount: 'x' }] },
      'invalid_value',
      expect.objectContaining({ field: 'saved_sale_order_payments[0].amount' }),
    ],
    [
      {
        order_terms: [
          { term_content: 'x'.repeat(5000) },
          { term_content: 'x'.repeat(5000) },
          { term_content: 'x' },
        ],
      },
      'invalid_value',
      { field: 'order_terms', maximumLength: 10_000 },
    ],
    [
      { saved_order_details: [{ product_code: 'A' }, 5] },
      'invalid_value',
      { field: 'saved_order_details[1]', expected: 'an object' },
    ],
    [
      { saved_order_details: [{ product_id: 0 }] },
      'missing_field',
      { field: 'saved_order_details[0].product_code' },
    ],
  ])('of %.80j is refused', (stated, code, details) => {
    expect(refusalOf(() => decodeChange(body(stated)))).toEqual([code, details]);
  });
});

it('a new order may be approved, and has no date of null', () => {
  const stated = body({ account_code: 'K', order_code: '', order_date: null, is_auto_approve: 1 });
  expect(decodeNew(stated)).toMatchObject({ number: undefined, date: undefined, status: 'confirmed' });
  expect(decodeNew(body({ account_code: 'K', order_code: 'A', is_auto_approve: 0 }))).toMatchObject({
    number: 'A',
  });
  expect(decodeNew(body({ account_code: 'K', is_auto_approve: 0 }))).not.toHaveProperty('status');
});

describe('a line', () => {
  const LINE = { productCode: 'A', discount: undefined, extras: undefined };
  const said = (fields: object) => decodeLines([body({ product_code: 'A', ...fields })]);

  it('has all that is said of it', () => {
    const fields = {
      product_id: 7,
      product_name: 'Desk',
      unit_name: 'pcs',
      quantity: 2,
      price: 1.5,
      note: 'n',
      of_theirs: 1,
    };
    expect(said(fields)).toEqual([
      {
        productCode: 'A',
        name: 'Desk',
        unit: 'pcs',
        quantity: '2',
        rate: '1.5',
        discount: undefined,
        description: 'n',
        extras: { getfly: { of_theirs: '1' } },
      },
    ]);
    expect(said({ product_code: '', product_id: 7 })).toEqual([{ ...LINE, productCode: '', itemId: '7' }]);
    expect([decodeLines(undefined), decodeLines(null)]).toEqual([undefined, []]);
  });

  it.each([
    [
      { product_sale_off: 0, cash_discount: 5 },
      { kind: 'figure', value: '0' },
    ],
    [
      { product_sale_off: 1, cash_discount: 5 },
      { kind: 'figure', value: '5' },
    ],
    [{ cash_discount: 5 }, { kind: 'figure', value: '5' }],
    [
      { product_sale_off: 10, cash_discount: 5 },
      { kind: 'percent', value: '10' },
    ],
    [{ cash_discount: null }, { kind: 'figure', value: '0' }],
    [{ product_sale_off: null }, { kind: 'figure', value: '0' }],
    [
      { product_sale_off: null, cash_discount: 4 },
      { kind: 'figure', value: '4' },
    ],
    [{ product_sale_off: 1 }, undefined],
  ])('of %j is reduced by %j', (fields, discount) => {
    expect(said(fields)).toEqual([{ ...LINE, discount }]);
  });
});
