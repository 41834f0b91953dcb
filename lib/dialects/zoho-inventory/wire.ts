/** What an Inventory client may send. Unknown fields ride along; fields that are ours to set are ignored. */
import * as z from 'zod/mini';
import { JsonNumber } from '../leaves/json.ts';
import { GST_TREATMENTS } from '../../domain/parties.ts';
import {
  boolean,
  date,
  decimal,
  discount,
  id,
  integer,
  leaf,
  text,
  word,
  words,
  wrong,
  type Wrong,
} from '../leaves/leaves.ts';

const LONG_TEXT = 10_000;

/** A GST identification number has 15 letters and digits. */
const gstNumber = () =>
  z.optional(
    leaf((value): string | Wrong =>
      typeof value === 'string' && /^[0-9a-z]{15}$/i.test(value)
        ? value
        : wrong('a GST number of 15 letters and digits'),
    ),
  );

/** An entry per thing, or just its id. */
export const WireContactPerson = z.union([
  // First, for a number is an object too by the time it gets here.
  z.pipe(
    id(),
    z.transform((contact_person_id) => ({ contact_person_id })),
  ),
  z.looseObject({ contact_person_id: id() }),
]);

export const WireCustomField = z.looseObject({
  custom_field_id: id(),
  customfield_id: id(),
  index: integer(),
  api_name: text(),
  placeholder: text(),
  label: text(),
  value: z.optional(z.unknown()),
});

export const WireDocument = z.looseObject({
  document_id: id(),
  file_name: text(),
  file_type: text(),
  file_size: decimal(),
  file_size_formatted: text(),
  attachment_order: integer(),
  can_send_in_mail: boolean(),
});

const WireTax = z.looseObject({ tax_name: text(), tax_percentage: decimal(), is_compound: boolean() });

/** A number is an object by the time it gets here; as text it is none. */
const plain = (value: unknown) => (value instanceof JsonNumber ? value.source : value);

/** Of an order and of a contact alike. */
export const AddressParts = z.looseObject({
  attention: text(),
  address: text(),
  street2: text(),
  city: text(),
  state: text(),
  zip: text(),
  country: text(),
  phone: text(),
  fax: text(),
});
export type AddressParts = z.infer<typeof AddressParts>;

/** An address of the order's own. Languages that know one empty container send an empty list. */
export const WireAddress = z.optional(
  z.pipe(
    z.transform((value: unknown) =>
      value === '' || (Array.isArray(value) && value.length === 0) ? null : plain(value),
    ),
    z.nullable(AddressParts),
  ),
);
export type WireAddress = z.infer<typeof WireAddress>;

const list = <Element extends z.ZodMiniType>(element: Element, maximum: number) =>
  z.optional(
    z.pipe(
      // Empty text clears a list as it clears anything else.
      z.transform((value: unknown) => (value === '' ? null : value)),
      z.nullable(z.array(element).check(z.maxLength(maximum))),
    ),
  );

export const WireLine = z.looseObject({
  line_item_id: id(),
  item_order: integer(),
  item_id: id(),
  name: text(),
  description: text(5000),
  rate: decimal(),
  quantity: decimal(),
  unit: text(100),
  discount: discount(),
  tax_id: id(),
  tax_name: text(),
  tax_percentage: decimal(),
  line_item_taxes: list(WireTax, 20),
  tds_tax_id: id(),
  warehouse_id: id(),
  hsn_or_sac: text(100),
  sat_item_key_code: text(100),
  unitkey_code: text(100),
  item_custom_fields: list(WireCustomField, 50),
});
export type WireLine = z.infer<typeof WireLine>;

export const WireOrder = z.looseObject({
  customer_id: id(),
  salesorder_number: text(),
  date: date(),
  shipment_date: date(),
  reference_number: text(),
  contact_persons: list(WireContactPerson, 50),
  custom_fields: list(WireCustomField, 100),
  line_items: z.optional(z.nullable(z.array(z.unknown()))),
  notes: text(LONG_TEXT),
  terms: text(LONG_TEXT),
  discount: discount(),
  is_discount_before_tax: boolean(),
  discount_type: word('entity_level', 'item_level'),
  is_inclusive_tax: boolean(),
  tax_rounding: word('entity_level', 'item_level'),
  price_precision: integer(),
  currency_id: id(),
  currency_code: text(3),
  exchange_rate: decimal(),
  shipping_charge: decimal(),
  shipping_charge_tax_id: id(),
  shipping_charge_tax_name: text(),
  shipping_charge_tax_percentage: decimal(),
  adjustment: decimal(),
  adjustment_description: text(),
  delivery_method: text(),
  delivery_method_id: id(),
  pricebook_id: id(),
  salesperson_id: id(),
  salesperson_name: text(),
  template_id: id(),
  documents: list(WireDocument, 50),
  billing_address_id: id(),
  shipping_address_id: id(),
  billing_address: WireAddress,
  shipping_address: WireAddress,
  place_of_supply: text(100),
  gst_treatment: word(...GST_TREATMENTS),
  gst_no: gstNumber(),
});
export type WireOrder = z.infer<typeof WireOrder>;

/** Answered by us and ignored in requests: ids, statuses, figures, names that follow from ids. */
export const OWNED_FIELDS = new Set(
  words(`
  salesorder_id status order_status current_sub_status current_sub_status_id sub_statuses custom_field_hash invoiced_status paid_status shipped_status balance customer_name
  currency_symbol discount_amount estimate_id sales_channel is_dropshipped
  is_drop_shipment is_backordered is_backorder is_backorder_allowed sub_total tax_total total
  bcy_total bcy_sub_total bcy_tax_total taxes is_emailed has_unconfirmed_line_item packages
  invoices payments purchaseorders template_name template_type
  created_time last_modified_time attachment_name can_send_in_mail is_pre_gst
  shipping_charge_tax_type organization_id salesorder_ids ignore_auto_number_generation
  customer_code salesperson_code estimate_code delivery_method_code pricebook_code template_code
  shipping_charge_tax_code
`),
);

export const OWNED_LINE_FIELDS = new Set(
  words(`
  bcy_rate item_total quantity_invoiced quantity_packed quantity_shipped tax_type
  is_invoiced image_id image_name image_type discount_amount sku item_code tax_code tds_tax_code
  warehouse_code image_code
`),
);
