/** What a client of numbers reads, it may send back: the order keeps the codes that the numbers stand for. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { withTrueIds } from '../../lib/operations/true-ids.ts';
import { keys } from '../../lib/store/keys.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { CODES, useCodes } from '../support/code-rows.ts';
import { CUSTOMER, ELSEWHERE, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory } from '../support/inventory.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';
import { stated } from '../support/plain-order.ts';
import { loadStored } from '../support/stored-order.ts';

const api = await openInventory();
await useCodes(api.table);
const number = numericId;

const ORDER = {
  customer_id: number('customer', CODES.customer),
  contact_persons: [number('contact', CODES.contact)],
  shipping_address_id: number('address', CODES.otherAddress),
  salesperson_id: number('salesperson', CODES.salesperson),
  shipping_charge: 1,
  shipping_charge_tax_id: number('tax', CODES.group),
  line_items: [{ item_id: number('item', CODES.item), quantity: 1, tax_id: number('tax', CODES.tax) }],
};

describe('numbers that stand in for ids', () => {
  it('make an order that names its rows by their codes', async () => {
    const { salesorder_id: id } = await api.create(ORDER);
    const { customer, salesperson, pricing, lines } = await loadStored(api.table, id);
    expect(customer).toMatchObject({
      id: CODES.customer,
      contactPersons: [{ id: CODES.contact, firstName: 'An' }],
      shippingAddress: { id: CODES.otherAddress, city: 'Vinh' },
    });
    expect(salesperson).toEqual({ id: CODES.salesperson, name: 'Lan' });
    expect(pricing.shipping?.group?.id).toBe(CODES.group);
    expect(lines[0]).toMatchObject({ itemId: CODES.item, name: 'Chair', taxes: [{ id: CODES.tax }] });
  });

  it('are answered with the true codes beside them', async () => {
    const order = await api.create(ORDER);
    expect(order).toMatchObject({
      customer_id: ORDER.customer_id,
      customer_code: CODES.customer,
      contact_persons: [{ contact_person_code: CODES.contact }],
      salesperson_code: CODES.salesperson,
      shipping_charge_tax_code: CODES.group,
      line_items: [{ item_id: ORDER.line_items[0]?.item_id, item_code: CODES.item, tax_code: CODES.tax }],
    });
    expect(await api.create()).not.toHaveProperty('customer_code');
  });

  it('sent back as they were answered change nothing, not even the version', async () => {
    const { salesorder_id: id } = await api.create({
      ...ORDER,
      template_id: 'standard',
      delivery_method: 'Ship',
      delivery_method_id: 'boat',
      pricebook_id: 'retail',
      custom_fields: [{ custom_field_id: 'gift', value: 1 }],
      documents: [{ document_id: 'doc-1' }],
      line_items: [{ ...ORDER.line_items[0], warehouse_id: 'north', tds_tax_id: 'tds' }],
    });
    const stored = await loadStored(api.table, id);
    const body = await api.retrieve(id);
    const { status, text } = await api.call('PUT', `/salesorders/${id}`, { body });
    expect(status, text).toBe(200);
    expect(await loadStored(api.table, id)).toEqual(stored);
  });

  it('find the customer’s orders in a list', async () => {
    const { salesorder_id: id } = await api.create(ORDER);
    const { json } = await api.call('GET', '/salesorders', { query: { customer_id: ORDER.customer_id } });
    expect(json.salesorders.map((row: any) => row.salesorder_id)).toContain(id);
    expect(new Set(json.salesorders.map((row: any) => row.customer_code))).toEqual(new Set([CODES.customer]));
  });

  it('of rows that are not there are refused as they were sent', async () => {
    const item_id = number('item', 'NOBODY');
    const body = { customer_id: CUSTOMER, line_items: [{ item_id, quantity: 1 }] };
    const { status, json } = await api.call('POST', '/salesorders', { body });
    expect([status, json.code]).toEqual([400, 1002]);
    expect(json.message).toContain(item_id);
  });

  it('are the organisation’s own: another does not find them', async () => {
    const body = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM }] };
    const row = { kind: 'customer', id: 'THEIRS', name: 'Theirs' };
    await putReferenceRow(api.table, organizationId(ELSEWHERE), ReferenceRow.parse(row));
    const sent = { ...body, customer_id: number('customer', 'THEIRS') };
    expect((await api.call('POST', '/salesorders', { body: sent })).status).toBe(400);
  });

  it('are looked for where an id may be one, and nowhere else', async () => {
    const input = stated({ customerId: '42', billingAddressId: '7', lines: [{ itemId: 'PROD_001' }] });
    expect(await withTrueIds(input, ordersInMemory().context)).toBe(input);
  });

  it('belong to one row: another that would be shown as the same is not written', async () => {
    const org = organizationId(ORGANIZATION);
    const key = keys.standIn(org, { kind: 'item', id: number('item', 'SECOND') });
    await api.table.client.send(
      new PutCommand({
        TableName: api.tableName,
        Item: { ...key, id: 'FIRST' },
      }),
    );
    const row = ReferenceRow.parse({ kind: 'item', id: 'SECOND', name: 'Second' });
    await expect(putReferenceRow(api.table, org, row)).rejects.toThrow('the same number as another row');
  });
});
