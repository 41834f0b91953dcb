/** What only this pair of wires has: an order with all that Inventory can say, read and changed in CRM's narrower words. */
import { describe, expect, it } from 'vitest';
import { aLine, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT, CUSTOMER, ITEM, PRODUCT, TAX } from '../../support/demo-ids.ts';
import { inventoryOf } from '../../support/inventory.ts';

const { live, crm } = await openCrm();

const { create: made, retrieve: salesorder } = inventoryOf(live);
const create = async (body: object): Promise<string> => (await made(body)).salesorder_id;

describe('written through CRM, read through Inventory', () => {
  it('has the same lines, discounts, taxes and total', async () => {
    const id = await crm.insert({
      Product_Details: [
        aLine({
          quantity: 3,
          list_price: 99.99,
          Discount: '10%',
          line_tax: [{ name: 'VAT', percentage: 20 }],
        }),
        aLine({ quantity: 1, list_price: 100, Discount: 25, product_description: 'oak' }),
      ],
      Discount: 30,
      $line_tax: [{ name: 'City', percentage: 5 }],
      Adjustment: 2,
      Description: 'with care',
      Terms_and_Conditions: 'Net 30',
    });
    const record = await crm.read(id);
    const order = await salesorder(id);
    expect(order).toMatchObject({
      salesorder_number: record.SO_Number,
      customer_id: ACCOUNT,
      customer_name: 'Zylker',
      total: record.Grand_Total,
      adjustment: 2,
      discount: 30,
      notes: 'with care',
      terms: 'Net 30',
      status: 'draft',
    });
    for (const [index, line] of record.Product_Details.entries()) {
      expect(order.line_items[index]).toMatchObject({
        line_item_id: line.id,
        item_id: PRODUCT,
        quantity: line.quantity,
        rate: line.list_price,
        item_total: line.total_after_discount,
        discount_amount: line.Discount,
        description: line.product_description ?? '',
      });
      const taxes = order.line_items[index].line_item_taxes.map((tax: any) => [tax.tax_name, tax.tax_amount]);
      expect(taxes).toEqual(line.line_tax.map((tax: any) => [tax.name, tax.value]));
    }
    // 323.96 + 75 - 30 = 368.96; the city's 5 % of it 18.45.
    expect(order.taxes).toEqual([
      { tax_name: 'VAT', tax_amount: 53.99 },
      { tax_name: 'City', tax_amount: 18.45 },
    ]);
  });

  it('is changed by an Inventory update and keeps what Inventory does not know', async () => {
    const known = {
      Carrier: 'UPS',
      Deal_Name: { id: '7', name: 'Deal' },
      Due_Date: '2026-12-24',
      Discount: '10%',
    };
    const id = await crm.insert({ ...known, Product_Details: [aLine({ Discount: 10 })] });
    const order = await salesorder(id);
    await live.send('PUT', `/inventory/v1/salesorders/${id}`, { body: { ...order, notes: 'changed' } });
    const record = await crm.read(id);
    expect(record).toMatchObject({ Carrier: 'UPS', Deal_Name: known.Deal_Name, Due_Date: '2026-12-24' });
    // 100 - 10 = 90, less 10 %.
    expect(record).toMatchObject({ Description: 'changed', Discount: 9, Grand_Total: 81 });
  });
});

/** An Inventory order with everything that a CRM record has no key for. */
const rich = {
  customer_id: CUSTOMER,
  line_items: [
    { item_id: ITEM, rate: 122, quantity: 2, tax_id: TAX, hsn_or_sac: '80540' },
    { name: 'Case', rate: 10.05, quantity: 3, discount: 5, sat_item_key_code: '71121206' },
  ],
  discount: '20.00%',
  discount_type: 'entity_level',
  shipping_charge: 7,
  shipping_charge_tax_id: TAX,
  adjustment: -1.5,
  adjustment_description: 'Rounding',
  gst_treatment: 'business_gst',
  gst_no: '22AAAAA0000A1Z5',
  place_of_supply: 'TN',
  salesperson_name: 'Lara',
  reference_number: 'REF-1',
  custom_fields: [{ label: 'Colour', value: 'red' }],
  notes: 'n',
  terms: 't',
};

describe('written through Inventory, read through CRM', () => {
  it('has the same lines, discounts, taxes and total; shipping is inside Adjustment', async () => {
    const id = await create(rich);
    const [order, record] = [await salesorder(id), await crm.read(id)];
    expect(record.Grand_Total).toBe(order.total);
    expect(record.Discount).toBe(order.discount_amount);
    // Shipping 7.00 with 12 % tax on it, and the order's own adjustment of -1.50.
    expect(record.Adjustment).toBe(6.34);
    for (const [index, line] of order.line_items.entries()) {
      expect(record.Product_Details[index]).toMatchObject({
        id: line.line_item_id,
        quantity: line.quantity,
        list_price: line.rate,
        total_after_discount: line.item_total,
      });
      const taxes = record.Product_Details[index].line_tax.map((tax: any) => [tax.id ?? '', tax.value]);
      expect(taxes).toEqual(line.line_item_taxes.map((tax: any) => [tax.tax_id, tax.tax_amount]));
    }
    const sum = record.Sub_Total - record.Discount + record.Tax + record.Adjustment;
    expect(sum).toBeCloseTo(record.Grand_Total, 9);
  });

  it('sent back as it was read changes nothing that Inventory shows', async () => {
    const id = await create(rich);
    const before = await salesorder(id);
    expect((await crm.update(id, await crm.read(id))).status).toBe(200);
    expect(without(await salesorder(id))).toEqual(without(before));
  });

  it('a new Adjustment is written without the shipping that it holds', async () => {
    const id = await create(rich);
    const before = await crm.read(id);
    await crm.update(id, { Adjustment: before.Adjustment + 10 });
    const order = await salesorder(id);
    expect(order).toMatchObject({ adjustment: 8.5, shipping_charge: 7 });
    expect((await crm.read(id)).Grand_Total).toBeCloseTo(before.Grand_Total + 10, 9);
  });

  it('a line discount counts from then on, unless others lie unused', async () => {
    const { line_items, ...rest } = rich;
    const id = await create({ ...rest, line_items: [line_items[0]] });
    const [line] = (await crm.read(id)).Product_Details;
    await crm.update(id, { Product_Details: [{ id: line.id, Discount: 44 }] });
    expect((await crm.read(id)).Product_Details[0].total_after_discount).toBe(200);

    const other = await create(rich);
    const [first, second] = (await crm.read(other)).Product_Details;
    const lines = [{ id: first.id, Discount: 44 }, { id: second.id }];
    const refused = await crm.update(other, { Product_Details: lines });
    expect(refused.json.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Discount' } });
  });
});

/** What every change moves. */
function without(order: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  const moving = new Set(['last_modified_time', ...names]);
  return Object.fromEntries(Object.entries(order).filter(([name]) => !moving.has(name)));
}

describe('an order', () => {
  it('of which one line is changed keeps the other lines, and that line’s other fields', async () => {
    const id = await create(rich);
    const before = await salesorder(id);
    const [first, second] = (await crm.read(id)).Product_Details;
    await crm.update(id, { Product_Details: [{ id: first.id, quantity: 3 }, { id: second.id }] });
    const after = await salesorder(id);
    const figures = ['quantity', 'item_total', 'line_item_taxes', 'discount_amount'];
    expect(without(after.line_items[0], ...figures)).toEqual(without(before.line_items[0], ...figures));
    expect(without(after.line_items[1], ...figures)).toEqual(without(before.line_items[1], ...figures));
    expect(after).toMatchObject({
      gst_treatment: 'business_gst',
      gst_no: rich.gst_no,
      place_of_supply: 'TN',
    });
    expect((await live.send('GET', `${RECORDS}/${id}`)).status).toBe(200);
  });
});
