/** What Inventory and Books answer of an order, for the documents: `encode-order.ts` and its neighbours as schemas. */
import * as z from 'zod/mini';
import { STAGES } from '../../domain/derived-status.ts';
import { flags, ids, numbers, texts, told, withOthers, wordOf } from '../leaves/answered.ts';
import { AnsweredAddress, AnsweredLine, discount, ownFields, taxType } from './answers-line.ts';

/** Books says open where Inventory says confirmed. */
const stage = () => wordOf(...STAGES, 'open');
const invoicedStatus = () => wordOf('not_invoiced', 'partially_invoiced', 'invoiced');
const shippedStatus = () => wordOf('pending', 'partially_shipped', 'shipped');
const day = () => told(z.string(), 'yyyy-mm-dd, or empty.');

const AnsweredPackage = z.object({
  ...ids('package_id shipment_id'),
  ...texts('package_number status detailed_status status_message shipment_number carrier service'),
  ...texts('tracking_number shipment_date'),
  shipment_status: z.union([z.string(), z.number()]),
  delivery_days: z.union([z.string(), z.number()]),
  delivery_guarantee: z.boolean(),
});

const AnsweredInvoice = z.object({
  ...ids('invoice_id'),
  ...texts('invoice_number status date due_date'),
  ...numbers('total balance'),
});

const AnsweredDocument = z.object({
  ...ids('document_id'),
  ...texts('file_name file_type file_size_formatted'),
  can_send_in_mail: z.boolean(),
  attachment_order: z.int(),
  file_size: z.number(),
});

const statuses = () => ({
  status: told(stage(), 'How far it is; shipping outranks invoicing.'),
  order_status: told(stage(), 'The same without what is invoiced or shipped.'),
  ...texts('current_sub_status current_sub_status_id'),
  invoiced_status: invoicedStatus(),
  shipped_status: shippedStatus(),
});

export const AnsweredOrder = withOthers({
  ...texts('salesorder_id salesorder_number reference_number'),
  date: told(z.string(), 'yyyy-mm-dd'),
  shipment_date: day(),
  ...statuses(),
  sub_statuses: z.array(
    z.object(texts('status_id status_code display_name label_name parent_status description color_code')),
  ),
  paid_status: wordOf('unpaid', 'partially_paid', 'paid'),
  balance: told(z.number(), 'Ours: total - payments.'),
  ...ids('customer_id currency_id'),
  ...texts('customer_name currency_code currency_symbol'),
  contact_persons: z.array(z.object(ids('contact_person_id'))),
  billing_address: AnsweredAddress,
  shipping_address: AnsweredAddress,
  exchange_rate: z.number(),
  discount_amount: z.number(),
  discount: discount(),
  ...flags('is_discount_before_tax is_inclusive_tax'),
  discount_type: wordOf('item_level', 'entity_level'),
  tax_rounding: wordOf('item_level', 'entity_level'),
  price_precision: z.int(),
  shipping_charge: z.number(),
  ...ids('shipping_charge_tax_id'),
  shipping_charge_tax_name: z.string(),
  shipping_charge_tax_type: taxType(),
  ...numbers('shipping_charge_tax_percentage adjustment sub_total tax_total total'),
  ...numbers('bcy_sub_total bcy_tax_total bcy_total'),
  adjustment_description: z.string(),
  taxes: z.array(z.object({ tax_name: z.string(), tax_amount: z.number() })),
  ...ids('estimate_id delivery_method_id pricebook_id template_id salesperson_id'),
  ...texts('delivery_method template_name template_type salesperson_name'),
  line_items: z.array(AnsweredLine),
  sales_channel: z.string(),
  ...flags('is_dropshipped is_backordered is_backorder_allowed is_emailed has_unconfirmed_line_item'),
  packages: z.array(AnsweredPackage),
  invoices: z.array(AnsweredInvoice),
  purchaseorders: z.array(z.string()),
  ...texts('notes terms created_time last_modified_time attachment_name'),
  ...ownFields(),
  documents: z.array(AnsweredDocument),
  ...flags('can_send_in_mail is_pre_gst'),
  ...texts('gst_no gst_treatment place_of_supply'),
});

/** A row of a list. With `include=line_items` it has its lines; orders that are named by their ids come whole. */
export const AnsweredRow = withOthers({
  ...texts('salesorder_id salesorder_number customer_name reference_number date shipment_date'),
  ...ids('customer_id'),
  ...statuses(),
  shipment_days: told(z.union([z.int(), z.string()]), 'From its date to its shipment; empty without one.'),
  ...numbers('quantity quantity_invoiced quantity_packed quantity_shipped total bcy_total'),
  ...texts('currency_code created_time last_modified_time sales_channel salesperson_name'),
  ...flags('is_emailed is_drop_shipment is_backorder'),
  ...ownFields(),
  line_items: z.optional(z.array(AnsweredLine)),
});

export const AnsweredChange = z.object({
  version: z.int(),
  kinds: z.array(z.string()),
  ...texts('changed_time changed_by_id changed_by_name salesorder_number order_status reason note'),
  changes: z.array(z.object(texts('field old_value new_value'))),
  changes_total: told(z.int(), 'So many there were; a change keeps the first ones.'),
});
