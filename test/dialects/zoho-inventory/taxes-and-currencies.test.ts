import { describe, expect, it } from 'vitest';
import { SMALL_ORDER } from '../../support/inventory.ts';
import { openReferenced, type RowInput } from '../../support/reference-rows.ts';
import { SALESPERSON, TAX } from '../../support/demo-ids.ts';

const world = await openReferenced();
const { put, remove, update, updated } = world;

describe('a tax', () => {
  const taxed = (tax: object) => ({ ...SMALL_ORDER, line_items: [{ name: 'x', rate: 100, ...tax }] });

  it('by id brings its name and rate; a group, those of its parts', async () => {
    const single = await world.api.create(taxed({ tax_id: TAX, tax_percentage: '12.00' }));
    expect(single.line_items[0]).toMatchObject({
      tax_name: 'Sales Tax',
      tax_percentage: 12,
      tax_type: 'tax',
    });
    const group = await world.api.create(taxed({ tax_id: '901' }));
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
    const body = taxed({ tax_id: TAX, tax_percentage: 11.99 });
    expect((await world.api.call('POST', '/salesorders', { body })).json.code).toBe(2);
    const order = await world.api.create(taxed({ tax_id: TAX }));
    const [{ line_item_id }] = order.line_items;
    const answer = await update(order.salesorder_id, {
      line_items: [{ line_item_id, tax_id: TAX, tax_percentage: 13 }],
    });
    expect(answer.json.code).toBe(2);
  });

  it('unchanged keeps its rate, though its row changed or went', async () => {
    const row: RowInput = { kind: 'tax', id: '911', name: 'VAT', percent: '10' };
    await put(row);
    const order = await world.api.create(taxed({ tax_id: '911' }));
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
    const order = await world.api.create(taxed({ tax_id: TAX }));
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
    const order = await world.api.create({ ...SMALL_ORDER, salesperson_id: SALESPERSON });
    expect(order.salesperson_name).toBe('Lara');
    const same = await updated(order.salesorder_id, { salesperson_name: 'Lara' });
    expect(same.salesperson_id).toBe(SALESPERSON);
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
    (await world.api.call('POST', '/salesorders', { body: inCurrency(fields) })).json.code;

  it('of the request win over the customer’s, and a stated rate over the known one', async () => {
    const order = await world.api.create(
      inCurrency({ customer_id: '501', currency_code: 'JPY', exchange_rate: 0.01 }),
    );
    expect(order).toMatchObject({ currency_code: 'JPY', exchange_rate: 0.01, price_precision: 0 });
    const stated = await world.api.create(inCurrency({ currency_code: 'EUR', exchange_rate: '1.5' }));
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

  it('by the id of their row are the same, in a new order and in a changed one', async () => {
    const euro = await world.api.create(inCurrency({ currency_code: 'EUR', exchange_rate: '1.5' }));
    const { currency_id: id } = euro;
    expect(id).not.toBe('');
    const made = await world.api.create(inCurrency({ currency_id: id, exchange_rate: 0 }));
    expect(made).toMatchObject({ currency_id: id, currency_code: 'EUR', currency_symbol: '€' });
    const base = await world.api.create(inCurrency({ currency_id: '' }));
    expect(base).toMatchObject({ currency_code: 'USD', currency_id: expect.stringMatching(/\d/) });
    const own = await world.api.create(inCurrency({ customer_id: '501', currency_id: base.currency_id }));
    expect(own).toMatchObject({ currency_code: 'USD', exchange_rate: 1 });
    // As it was read, but for the id: what is beside it still names the former one.
    const { currency_code, currency_symbol } = base;
    const beside = { currency_code, currency_symbol, currency_id: id };
    expect(await updated(base.salesorder_id, beside)).toMatchObject({ currency_code: 'EUR' });
    const back = { currency_code: 'USD', currency_id: id };
    expect(await updated(base.salesorder_id, back)).toMatchObject({ currency_code: 'USD' });
  });

  it('by an id that nobody has, or of another than the code, are refused', async () => {
    const euro = await world.api.create(inCurrency({ currency_code: 'EUR', exchange_rate: '1.5' }));
    const answer = async (body: object) => (await world.api.call('POST', '/salesorders', { body })).json;
    expect(await answer(inCurrency({ currency_id: '42' }))).toEqual({
      code: 1002,
      message: 'Currency 42 does not exist (currency_id).',
    });
    expect(await answer(inCurrency({ currency_id: euro.currency_id, currency_code: 'JPY' }))).toEqual({
      code: 2,
      message: 'Invalid value passed for Currency ID (currency_id): is not the currency of the code.',
    });
    const calculated = await world.api.call('POST', '/salesorders/calculate', {
      body: inCurrency({ currency_id: euro.currency_id }),
    });
    expect(calculated.json.salesorder.currency_code).toBe('EUR');
  });
});
