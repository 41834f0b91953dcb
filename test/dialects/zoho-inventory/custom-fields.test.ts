import { describe, expect, it } from 'vitest';
import { SMALL_ORDER, openInventory } from '../../support/inventory.ts';

const api = await openInventory();
const PO_NUMBER = { label: 'PO Number', api_name: 'cf_po_number', placeholder: 'cf_po_number' };
const ID = '4815000000046001';
const OF_ORDERS = ['cf_po_number', 'cf_delivery_window'];
const namesIn = (list: { field_name: string }[]) => list.map(({ field_name }) => field_name);

describe('the definitions of custom fields', () => {
  it.each(['salesorder', 'salesorders'])('of %s are listed by settings/fields', async (entity) => {
    const { status, json } = await api.call('GET', '/settings/fields', { query: { entity } });
    expect([status, json.code, namesIn(json.fields)]).toEqual([200, 0, OF_ORDERS]);
    expect(json.fields[0]).toMatchObject({
      ...PO_NUMBER,
      customfield_id: ID,
      field_name_formatted: 'PO Number',
      data_type: 'string',
      is_active: true,
      is_mandatory: false,
      is_custom_field: true,
    });
    expect(json.fields[1].values).toMatchObject([{ name: 'Morning' }, { name: 'Afternoon' }]);
  });

  it('are listed by a path of their entity', async () => {
    const { json } = await api.call('GET', '/books/v3/settings/customfields/salesorder');
    expect(namesIn(json.customfields)).toEqual(OF_ORDERS);
  });

  it('are listed by entity, and all in one list', async () => {
    const { json } = await api.call('GET', '/settings/customfields');
    const { salesorder, item, contact } = json.customfields;
    expect([salesorder, item, contact].map(namesIn)).toEqual([OF_ORDERS, ['cf_shelf'], []]);
    expect(json.custom_fields).toHaveLength(3);
    const of = async (query: Record<string, string>) =>
      (await api.call('GET', '/settings/customfields', { query })).json.customfields;
    expect(namesIn((await of({ entity: 'item' })).item)).toEqual(['cf_shelf']);
    expect(await of({ module: 'contacts' })).toEqual({ contact: [] });
  });

  it.each([
    ['/settings/fields', 4],
    ['/settings/fields?entity=invoice', 2],
    ['/settings/customfields?module=invoices', 2],
    ['/settings/customfields/invoice', 2],
  ])('%s is refused', async (path, code) => {
    const { status, json } = await api.call('GET', path);
    expect([status, json.code]).toEqual([400, code]);
  });
});

describe('a custom field that is stated in part', () => {
  it.each([
    [{ customfield_id: ID, value: 'P-1' }],
    [{ placeholder: 'cf_po_number', value: 'P-1' }],
    [{ label: 'PO Number', value: 'P-1' }],
  ])('%j has all its names', async (field) => {
    const made = await api.create({ ...SMALL_ORDER, custom_fields: [field] });
    const whole = { ...PO_NUMBER, customfield_id: ID, value: 'P-1' };
    expect(made).toMatchObject({ custom_fields: [whole], cf_po_number: 'P-1' });
    const path = `/salesorders/${made.salesorder_id}`;
    const changed = await api.call('PUT', path, { body: { custom_fields: [{ ...field, value: 'P-2' }] } });
    expect(changed.json.salesorder.custom_fields).toEqual([
      expect.objectContaining({ ...whole, value: 'P-2' }),
    ]);
  });

  it('and that nobody has defined stays as it was stated', async () => {
    const made = await api.create({ ...SMALL_ORDER, custom_fields: [{ label: 'Mood', value: 'good' }] });
    expect(made.custom_fields).toEqual([
      { custom_field_id: '', customfield_id: '', index: 0, label: 'Mood', value: 'good' },
    ]);
  });
});
