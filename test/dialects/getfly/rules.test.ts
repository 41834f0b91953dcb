/** Prices, taxes and lines, as a Getfly caller states them. */
import { describe, expect, it } from 'vitest';
import { openGetfly } from '../../support/getfly.ts';
import { ITEM, TAX } from '../../support/demo-ids.ts';

const api = await openGetfly();

const twoLines = {
  line_items: [
    { item_id: ITEM, quantity: 2, rate: 100, tax_id: TAX },
    { name: 'Cable', quantity: 1, rate: 50 },
  ],
};

describe('VAT', () => {
  it('that is not sent leaves the taxes of the lines', async () => {
    const read = await api.change(await api.order(twoLines), { campaign_code: 'C' });
    expect(read).toMatchObject({ vat: 0, vat_amount: 24, total: 274 });
  });

  it('that is sent takes the place of all taxes, shipping included', async () => {
    const code = await api.order({ ...twoLines, shipping_charge: 10, shipping_charge_tax_id: TAX });
    // 10 % of 200 + 50
    expect(await api.change(code, { vat: 10 })).toMatchObject({ vat: 10, vat_amount: 25, total: 285 });
    expect(await api.change(code, { vat: 0 })).toMatchObject({ vat: 0, vat_amount: 0, total: 260 });
  });

  it('an amount wins over the percentage in one request and stands until lines or discount change', async () => {
    const code = await api.order(twoLines);
    expect(await api.change(code, { vat: 10, vat_amount: 7 })).toMatchObject({ vat: 10, vat_amount: 7 });
    expect(await api.change(code, { order_terms: [] })).toMatchObject({ vat_amount: 7 });
    // 10 % of 250 - 50
    expect(await api.change(code, { discount: 20 })).toMatchObject({ vat: 10, vat_amount: 20, total: 220 });
  });

  it('an amount ends when another dialect changes a line', async () => {
    const code = await api.order(twoLines);
    await api.change(code, { vat: 10, vat_amount: 7 });
    const { order_id } = await api.read(code);
    const { line_items: lines } = await api.inventory.retrieve(order_id);
    const body = { line_items: [{ line_item_id: lines[0].line_item_id, quantity: 1 }] };
    expect((await api.inventory.call('PUT', `/salesorders/${order_id}`, { body })).status).toBe(200);
    // 10 % of 100
    expect(await api.read(code)).toMatchObject({ vat: 10, vat_amount: 10, total: 110 });
  });

  it('a later percentage takes the place of an amount, the same percentage too', async () => {
    const code = await api.order(twoLines);
    await api.change(code, { vat: 10, vat_amount: 7 });
    expect(await api.change(code, { vat: 10 })).toMatchObject({ vat: 10, vat_amount: 25 });
    await api.change(code, { vat_amount: 7 });
    expect(await api.change(code, { vat: 8 })).toMatchObject({ vat: 8, vat_amount: 20 });
  });

  it('an amount alone is all that is known of the tax, so it stays', async () => {
    const code = await api.order(twoLines);
    await api.change(code, { vat_amount: 7 });
    expect(await api.change(code, { discount_amount: 50 })).toMatchObject({
      vat: 0,
      vat_amount: 7,
      total: 207,
    });
    expect(await api.change(code, { vat_amount: null })).toMatchObject({ vat: 0, vat_amount: 0, total: 200 });
  });
});

describe('discounts', () => {
  it('of the order: an amount wins, a later percentage replaces it', async () => {
    const code = await api.order({ line_items: [{ name: 'Cable', quantity: 1, rate: 200 }] });
    expect(await api.change(code, { discount: 10, discount_amount: 5 })).toMatchObject({
      discount: 0,
      discount_amount: 5,
    });
    expect(await api.change(code, { discount: 10 })).toMatchObject({ discount: 10, discount_amount: 20 });
    expect(await api.change(code, { discount: 0 })).toMatchObject({ discount: 0, discount_amount: 0 });
  });

  it.each([
    ['flag 1: the amount', { product_sale_off: 1, cash_discount: 30 }, [1, 30]],
    ['flag 0: none, whatever the amount', { product_sale_off: 0, cash_discount: 30 }, [0, 0]],
    ['any other number: a percentage', { product_sale_off: 20, cash_discount: 0 }, [20, 40]],
    ['an amount alone', { cash_discount: 30 }, [1, 30]],
    ['the flag alone says nothing new', { product_sale_off: 1 }, [1, 2]],
  ])('of a line, %s', async (_, fields, [saleOff, cash]) => {
    const code = await api.order({
      discount_type: 'item_level',
      line_items: [{ name: 'Cable', quantity: 2, rate: 100, discount: '1%' }],
    });
    const detail = { product_name: 'Cable', ...fields };
    const {
      saved_order_details: [line],
    } = await api.change(code, { saved_order_details: [detail] });
    expect([line.product_sale_off, line.cash_discount]).toEqual([saleOff, cash]);
  });
});

describe('saved_order_details', () => {
  const line = (product_code: string, fields = {}) => ({ product_code, ...fields });

  it('finds a new item by its code, fills in what it knows, and is refused with the field when nobody has the code', async () => {
    const code = await api.order();
    const made = await api.change(code, {
      saved_order_details: [line('PROD_001', { price: 5, quantity: 3 })],
    });
    expect(made.saved_order_details).toMatchObject([
      { product_code: 'PROD_001', product_name: 'Product A', unit_name: 'Piece', price: 5, quantity: 3 },
    ]);
    const { status, json } = await api.put({
      current_order_code: code,
      saved_order_details: [line('PROD_001'), line('NO_SUCH', { price: 1 })],
    });
    expect([status, json]).toEqual([
      400,
      {
        message: 'The given data was invalid',
        errors: [{ field: 'saved_order_details[1].product_code', message: 'item NO_SUCH does not exist' }],
      },
    ]);
  });

  it('matches lines by code, and equals by position; what is not said of them stays, the rest goes', async () => {
    const code = await api.order({
      line_items: [
        { item_id: ITEM, quantity: 1, rate: 1, description: 'first' },
        { name: 'Cable', quantity: 1, rate: 9 },
        { item_id: ITEM, quantity: 2, rate: 2, description: 'second' },
      ],
    });
    const before = (await api.inventory.retrieve((await api.read(code)).order_id)).line_items;
    const { order_id } = await api.change(code, {
      saved_order_details: [line(ITEM), line(ITEM, { quantity: 7 }), line('PROD_001', { price: 3 })],
    });
    const after = (await api.inventory.retrieve(order_id)).line_items;
    expect(after).toMatchObject([
      { ...before[0], item_order: 0 },
      { line_item_id: before[2].line_item_id, description: 'second', rate: 2, quantity: 7 },
      { item_code: 'PROD_001', rate: 3, quantity: 1 },
    ]);
    expect(after).toHaveLength(3);
  });
});

describe('payments', () => {
  const payment = (fields = {}) => ({
    method_name: 'Cash',
    amount: 10,
    pay_date: '2025-02-03',
    description: '',
    ...fields,
  });

  it('two equal ones in one call are two, however often the call is repeated', async () => {
    const code = await api.order();
    const fields = { saved_sale_order_payments: [payment(), payment(), payment({ amount: '10.0' })] };
    for (let time = 0; time < 3; time += 1) {
      expect((await api.change(code, fields)).saved_sale_order_payments).toHaveLength(3);
    }
    const one = await api.change(code, { saved_sale_order_payments: [payment(), payment({ amount: 11 })] });
    expect(one.saved_sale_order_payments).toHaveLength(4);
  });

  it('with spaces around its words is the same one', async () => {
    const code = await api.order();
    for (const spaced of [payment(), payment({ method_name: ' Cash ', description: ' ' })]) {
      const { saved_sale_order_payments: all } = await api.change(code, {
        saved_sale_order_payments: [spaced],
      });
      expect(all).toMatchObject([payment()]);
    }
  });
});

describe('an order’s code', () => {
  it('is renamed by order_code, and the old code is nobody’s', async () => {
    const code = await api.order();
    const { status, json } = await api.put({ current_order_code: code, order_code: `${code}-B` });
    expect([status, json.data.order_code]).toEqual([200, `${code}-B`]);
    expect((await api.put({ current_order_code: code, order_terms: [] })).status).toBe(404);
    const other = await api.order();
    const taken = await api.put({ current_order_code: other, order_code: `${code}-B` });
    expect([taken.status, taken.json.errors]).toEqual([
      400,
      [{ field: 'order_code', message: `${code}-B already exists` }],
    ]);
  });

  it('what only Getfly knows is kept and cleared by name; account facts stay on this order', async () => {
    const code = await api.order();
    const facts = { assigned_user: 7, lading_code: 'L', unheard_of: { deep: [1] } };
    expect(await api.change(code, { ...facts, account: { account_name: 'ABC' } })).toMatchObject({
      assigned_user: '7',
      lading_code: 'L',
      unheard_of: { deep: [1] },
      account: { account_name: 'ABC', account_address: 'No:432,Bayside,Queens' },
    });
    expect(await api.change(code, { lading_code: '' })).toMatchObject({
      assigned_user: '7',
      lading_code: '',
    });
    expect((await api.read(await api.order())).account.account_name).toBe('Molly');
  });
});

it('a code and a key count without the spaces around them, and an accent however it is written', async () => {
  const code = await api.order({ salesorder_number: 'Mã-Ü-1' });
  const { send } = api.inventory;
  const query = { order_code: `  ${code.normalize('NFD')} ` };
  const spaced = { key: '', headers: { 'x-api-key': ' demo-full-access  ' }, query };
  const { status, json } = await send('GET', '/api/v6.1/sale_order', spaced);
  expect([status, json.data.order_code]).toEqual([200, code]);
});
