/** Inventory, as the contract suite needs to know it. */
import { SMALL_ORDER } from '../../support/inventory.ts';
import type { DialectDescription } from '../dialect-description.ts';

const path = '/salesorders';

export const zohoInventory: DialectDescription = {
  name: 'Zoho Inventory',
  credential: (secret) => ({ authorization: `Zoho-oauthtoken ${secret}` }),
  malformedCredentials: [
    { authorization: '' },
    { authorization: 'demo-full-access' },
    { authorization: 'Basic demo-full-access' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer two words' },
    { authorization: `Bearer ${'x'.repeat(5000)}` },
  ],
  retrieve: ({ id }) => ({ method: 'GET', path: `${path}/${id}` }),
  list: () => ({ method: 'GET', path: `${path}?include=line_items` }),
  create: (mark) => ({ method: 'POST', path, body: { ...SMALL_ORDER, notes: mark } }),
  writes: {
    update: ({ id }, mark) => ({ method: 'PUT', path: `${path}/${id}`, body: { notes: mark } }),
    confirm: ({ id }) => ({ method: 'POST', path: `${path}/${id}/status/confirmed` }),
    void: ({ id }) => ({ method: 'POST', path: `${path}/${id}/status/void` }),
    delete: ({ id }) => ({ method: 'DELETE', path: `${path}/${id}` }),
    'bulk confirm': ({ id }) => ({ method: 'POST', path: `${path}/status/confirmed?salesorder_ids=${id}` }),
    'bulk void': ({ id }) => ({
      method: 'POST',
      path: `${path}/status/void`,
      body: { salesorder_ids: [id] },
    }),
    'bulk delete': ({ id }) => ({ method: 'DELETE', path: `${path}?salesorder_ids=${id}` }),
  },
  words: {
    missingKey: { status: 401, code: 14 },
    malformedKey: { status: 401, code: 14 },
    unknownKey: { status: 401, code: 14 },
    readOnlyKey: { status: 401, code: 57 },
    unknownOrder: { status: 404, code: 1002 },
    staleVersion: { status: 412, code: 36006 },
    reusedKey: { status: 409, code: 36007 },
  },
  documented: {
    long: `salesorder_id customer_id contact_person_id currency_id estimate_id delivery_method_id item_id
      line_item_id tax_id shipping_charge_tax_id warehouse_id template_id document_id custom_field_id tds_tax_id
      salesperson_id pricebook_id image_id package_id shipment_id invoice_id purchaseorders`,
    number: `exchange_rate discount_amount bcy_rate rate quantity quantity_invoiced quantity_packed quantity_shipped
      tax_percentage item_total shipping_charge adjustment sub_total tax_total total tax_amount file_size
      item_order price_precision attachment_order index bcy_total bcy_sub_total bcy_tax_total balance page per_page`,
    boolean: `is_discount_before_tax is_invoiced can_send_in_mail is_pre_gst is_inclusive_tax is_emailed
      is_dropshipped is_backordered delivery_guarantee is_drop_shipment`,
    date: 'date shipment_date due_date',
    words: {
      order_status: ['draft', 'confirmed', 'closed', 'void'],
      discount_type: ['entity_level', 'item_level'],
      tax_type: ['tax', 'tax_group'],
      gst_treatment: ['business_gst', 'business_none', 'overseas', 'consumer'],
    },
    forms: {
      discount: /^(?:\d+(?:\.\d+)?|\d+\.\d{2,}%)$/,
      created_time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
      last_modified_time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
      currency_code: /^[A-Z]{3}$/,
    },
  },
  codeOf: ({ json }) => json?.code,
  unknownStatusOf: (write) => (write.startsWith('bulk') ? 400 : 404),
};
