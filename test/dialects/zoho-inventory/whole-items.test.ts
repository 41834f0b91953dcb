/** Items with all that can be said of them, and their fields of the organisation's own: the whole answers. */
import { describe, expect, it } from 'vitest';
import type { RowInput } from '../../support/reference-rows.ts';
import { ID, openWholeRows, WRITTEN } from '../../support/whole-rows.ts';

const { answered, stood } = await openWholeRows();

describe('an item', () => {
  const SAID = {
    name: 'Drill',
    sku: 'DR-1',
    rate: 12.5,
    unit: 'pcs',
    description: 'Loud',
    purchase_rate: 7.25,
    purchase_description: 'Crates',
    product_type: 'service',
    item_type: 'inventory',
    hsn_or_sac: '84',
    upc: 'U1',
    ean: 'E1',
    isbn: 'I1',
    part_number: 'PN1',
    brand: 'Loudco',
    manufacturer: 'Drills Inc',
  };
  const SHOWN = {
    ...SAID,
    item_id: ID,
    item_name: 'Drill',
    status: 'inactive',
    tax_id: '901',
    image_id: '',
    image_name: '',
    image_type: '',
    attributes: [],
    custom_fields: [],
    custom_field_hash: {},
    ...WRITTEN,
  };

  it('is answered with all that is said of it, and with nothing of what is taken back', async () => {
    const made = await answered('POST', '/items', { ...SAID, tax_id: '901', status: 'inactive' });
    expect(made).toEqual({ code: 0, message: 'The item has been added.', item: SHOWN });
    const { name, ...others } = SAID;
    const taken = Object.fromEntries(Object.keys(others).map((key) => [key, '']));
    const body = { ...taken, tax_id: '', status: 'active' };
    expect(await answered('PUT', `/items/${made.item.item_id}`, body)).toEqual({
      code: 0,
      message: 'Item details have been saved.',
      item: {
        ...SHOWN,
        ...taken,
        name,
        item_id: made.item.item_id,
        rate: 0,
        purchase_rate: 0,
        tax_id: '',
        product_type: 'goods',
        item_type: 'sales',
        status: 'active',
      },
    });
  });

  it('has the image and the options of its row, and is listed as it is read', async () => {
    const row: RowInput = {
      kind: 'item',
      id: 'I-1',
      name: 'Shirt, red',
      taxId: 'T-1',
      image: { id: 'M-1', name: 'red.png', type: 'png' },
      attributes: [{ name: 'Colour', option: 'Red', content: 'r' }],
    };
    const { item } = await stood('/items', row);
    expect(item).toEqual({
      ...SHOWN,
      ...Object.fromEntries(Object.keys(SAID).map((name) => [name, ''])),
      item_id: ID,
      item_code: 'I-1',
      name: 'Shirt, red',
      item_name: 'Shirt, red',
      rate: 0,
      purchase_rate: 0,
      status: 'active',
      tax_id: ID,
      tax_code: 'T-1',
      product_type: 'goods',
      item_type: 'sales',
      image_id: ID,
      image_code: 'M-1',
      image_name: 'red.png',
      image_type: 'png',
      attributes: [{ name: 'Colour', option_name: 'Red' }],
    });
    expect((await answered('GET', '/items?name=shirt, red')).items).toEqual([item]);
  });
});

describe('fields of its own', () => {
  const STOOD: RowInput = {
    kind: 'item',
    id: '31',
    name: 'Fields',
    customFields: [
      { id: '41', apiName: 'cf_size', label: 'Size', value: '"L"' },
      { label: 'Shade', value: '1' },
      { index: 3, value: 'true' },
    ],
  };
  const size = {
    customfield_id: '41',
    label: 'Size',
    api_name: 'cf_size',
    placeholder: 'cf_size',
    value: 'L',
  };
  const shade = { customfield_id: '', label: 'Shade', api_name: '', placeholder: '', value: 1 };
  const third = { ...shade, label: '', value: true };

  it.each([
    ['by its id', [{ customfield_id: 41, value: 'M' }], [{ ...size, value: 'M' }, shade, third]],
    ['by its API name', [{ api_name: 'cf_size', value: 'M' }], [{ ...size, value: 'M' }, shade, third]],
    ['by its placeholder', [{ placeholder: 'cf_size', value: 2 }], [{ ...size, value: 2 }, shade, third]],
    ['by its label', [{ label: 'Shade', value: 2 }], [size, { ...shade, value: 2 }, third]],
    ['by its place', [{ index: 3, value: [1] }], [size, shade, { ...third, value: [1] }]],
    ['that is another', [{ index: 4, value: 5 }], [size, shade, third, { ...third, value: 5 }]],
    [
      'with another id',
      [{ customfield_id: '42', label: 'Size', value: 5 }],
      [size, shade, third, { ...third, customfield_id: '42', label: 'Size', value: 5 }],
    ],
    [
      'with another API name',
      [{ api_name: 'cf_more', label: 'Size', value: 5 }],
      [
        size,
        shade,
        third,
        { ...size, customfield_id: '', api_name: 'cf_more', placeholder: 'cf_more', value: 5 },
      ],
    ],
    [
      'that gets a name',
      [{ label: 'Shade', api_name: 'x', value: 2 }],
      [size, { ...shade, api_name: 'x', placeholder: 'x', value: 2 }, third],
    ],
    [
      'that is emptied',
      [
        { label: 'Shade', value: '' },
        { index: 3, value: null },
      ],
      [size],
    ],
    ['that has no value', [{ customfield_id: '41' }], [shade, third]],
    ['that is not there, emptied', [{ label: 'None' }], [size, shade, third]],
  ])('are changed %s', async (_, custom_fields, expected) => {
    await stood('/items', STOOD);
    const { item } = await answered('PUT', '/items/31', { custom_fields });
    expect(item.custom_fields).toEqual(expected);
  });

  it.each([
    [{ custom_field_hash: { cf_size: 'S' } }, { cf_size: 'S' }],
    [{ custom_field_hash: { size: 'S' }, cf_size: 'XL' }, { cf_size: 'XL' }],
    [{ custom_field_hash: 'x', cf_size: '' }, {}],
    [{ custom_field_hash: { cf_size: null, cf_more: 3 } }, { cf_more: 3 }],
    [{ custom_fields: null, 'cf_a-b': 1, xcf_a: 1 }, { cf_size: 'L' }],
  ])('are changed by their names, as in %j', async (body, expected) => {
    await stood('/items', STOOD);
    const { item } = await answered('PUT', '/items/31', body);
    expect(item.custom_field_hash).toEqual(expected);
    expect(item).toMatchObject(expected);
  });

  it('all of them may go', async () => {
    const one = {
      kind: 'item',
      id: '32',
      name: 'One field',
      customFields: [{ label: 'A', value: '1' }],
    } as const;
    await stood('/items', { ...one, customFields: [...one.customFields] });
    const { item } = await answered('PUT', '/items/32', { custom_fields: [{ label: 'A', value: '' }] });
    expect([item.custom_fields, item.custom_field_hash]).toEqual([[], {}]);
  });
});
