/** Items. What requests ask of them, and how they are answered. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import type { ItemRow } from '../../domain/reference.ts';
import { isActiveRow } from '../../domain/row-filter.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { idNamed } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { decimal, readWire, text, word, words } from '../leaves/leaves.ts';
import { rowIn } from '../leaves/row-in.ts';
import { encodeOwnFields } from './encode-contact.ts';
import type { Fields } from './request.ts';
import { rowCalls, type StatedRow } from './row-calls.ts';
import type { RowList } from './row-lists.ts';
import { over, statedOwnFields, withOwnFields } from './stated.ts';

export const ITEM_LIST: RowList = {
  kind: 'item',
  key: 'items',
  report: 'Items',
  parameters: [
    ...words('page per_page sort_column sort_order filter_by status sku search_text last_modified_time').map(
      (name) => ({ name, served: [''] }),
    ),
    { name: 'name', served: ['', 'startswith', 'contains'] },
    ...words(`
      item_id item_ids item_name description rate purchase_rate tax_id tax_name is_taxable tax_exemption_id
      account_id unit upc ean isbn part_number brand manufacturer product_type item_type category_id
      group_id group_name created_time created_date vendor_id warehouse_id location_id price stock_on_hand
      available_stock reorder_level custom_view customview_id tag_ids page_token
    `).map((name) => ({ name, served: [] })),
  ],
  texts: {
    name: 'nameEquals',
    name_startswith: 'nameStartsWith',
    name_contains: 'nameContains',
    sku: 'code',
    search_text: 'searchText',
  },
  sorts: { name: 'name', item_name: 'name', created_time: 'created', last_modified_time: 'modified' },
  encode: encodeItem,
};

export const WireItem = z.looseObject({
  name: text(200),
  sku: text(100),
  rate: decimal(),
  unit: text(100),
  description: text(2000),
  purchase_rate: decimal(),
  purchase_description: text(2000),
  tax_id: text(100),
  product_type: text(100),
  item_type: text(100),
  status: word('active', 'inactive'),
  hsn_or_sac: text(100),
  upc: text(100),
  ean: text(100),
  isbn: text(100),
  part_number: text(100),
  brand: text(),
  manufacturer: text(),
});

/** @throws OrderError missing_field | invalid_value */
function decodeItem(fields: Fields): StatedRow<ItemRow> {
  const wire = readWire(WireItem, fields);
  if (wire.name !== undefined && !wire.name?.trim()) throw new OrderError('missing_field', { field: 'name' });
  const own = statedOwnFields(fields);
  const change = (row: ItemRow): ItemRow => ({
    ...over(row, {
      name: wire.name ?? undefined,
      code: wire.sku,
      rate: wire.rate,
      unit: wire.unit,
      description: wire.description,
      purchaseRate: wire.purchase_rate,
      purchaseDescription: wire.purchase_description,
      taxId: wire.tax_id,
      productType: wire.product_type,
      itemType: wire.item_type,
      hsnOrSac: wire.hsn_or_sac,
      upc: wire.upc,
      ean: wire.ean,
      isbn: wire.isbn,
      partNumber: wire.part_number,
      brand: wire.brand,
      manufacturer: wire.manufacturer,
      active: wire.status ? wire.status === 'active' : undefined,
    }),
    customFields: withOwnFields(row.customFields, own),
  });
  return {
    change,
    make(newId) {
      if (!wire.name) throw new OrderError('missing_field', { field: 'name' });
      return change({ kind: 'item', id: newId(), name: wire.name });
    },
  };
}

/** Stock is nothing that we know of. @throws TypeError for a row of another kind */
function encodeItem(stored: StoredRow): Record<string, unknown> {
  const row = rowIn('item', stored);
  return {
    ...idNamed('item_id', 'item', row.id),
    name: row.name,
    item_name: row.name,
    sku: row.code ?? '',
    status: isActiveRow(row) ? 'active' : 'inactive',
    description: row.description ?? '',
    rate: numeric(row.rate),
    unit: row.unit ?? '',
    purchase_rate: numeric(row.purchaseRate),
    purchase_description: row.purchaseDescription ?? '',
    ...idNamed('tax_id', 'tax', row.taxId),
    product_type: row.productType ?? 'goods',
    item_type: row.itemType ?? 'sales',
    hsn_or_sac: row.hsnOrSac ?? '',
    upc: row.upc ?? '',
    ean: row.ean ?? '',
    isbn: row.isbn ?? '',
    part_number: row.partNumber ?? '',
    brand: row.brand ?? '',
    manufacturer: row.manufacturer ?? '',
    ...idNamed('image_id', 'image', row.image?.id),
    image_name: row.image?.name ?? '',
    image_type: row.image?.type ?? '',
    attributes: (row.attributes ?? []).map(({ name, option }) => ({ name, option_name: option })),
    ...encodeOwnFields(row.customFields),
    created_time: stored.createdAt,
    last_modified_time: stored.modifiedAt,
  };
}

export const {
  list: listItems,
  get: getItem,
  create: createItem,
  update: updateItem,
  delete: deleteItem,
  activate: activateItem,
  deactivate: deactivateItem,
} = rowCalls({
  kind: 'item',
  key: 'item',
  list: ITEM_LIST,
  encode: encodeItem,
  decode: decodeItem,
  words: {
    added: 'The item has been added.',
    saved: 'Item details have been saved.',
    deleted: 'The item has been deleted.',
    active: 'The item has been marked as active.',
    inactive: 'The item has been marked as inactive.',
  },
});
