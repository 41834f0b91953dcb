/** What Commerce answers, for the documents: the `encode-*.ts` files as schemas. */
import * as z from 'zod/mini';
import {
  anything,
  flags,
  ids,
  nullableTexts,
  numbers,
  texts,
  told,
  wholes,
  wordOf,
} from '../leaves/answered.ts';
import {
  AnsweredFraud,
  AnsweredPackage,
  AnsweredPayment,
  AnsweredShipping,
  taxType,
} from './answers-progress.ts';

const AnsweredCustomField = z.object({
  ...ids('customfield_id'),
  index: z.int(),
  label: z.string(),
  value: anything(),
});

export const AnsweredContactPerson = z.object({
  ...ids('contact_person_id'),
  ...texts('first_name last_name email phone mobile'),
});

export const AnsweredAddress = z.object(texts('city country state street zip'));

const options = [1, 2, 3].map(
  (at) => `attribute_name${at} attribute_option_name${at} attribute_option_data${at}`,
);

export const AnsweredLine = z.object({
  line_item_id: z.string(),
  ...ids('item_id tax_id image_id'),
  ...texts('name description unit tax_name image_name image_type'),
  ...texts(options.join(' ')),
  item_order: told(z.int(), 'From 1 on.'),
  ...numbers('bcy_rate rate quantity discount_amount quantity_invoiced quantity_packed quantity_shipped'),
  discount: told(z.number(), 'The money, never the percentage.'),
  ...numbers('tax_percentage item_total'),
  tax_type: taxType(),
  ...flags('is_invoiced is_unconfirmed_product'),
  item_custom_fields: z.array(AnsweredCustomField),
});

export const AnsweredOrder = z.object({
  ...texts('salesorder_id salesorder_number date reference_number notes terms'),
  ...ids('customer_id salesperson_id delivery_method_id currency_id template_id'),
  ...texts('customer_name salesperson_name delivery_method currency_code currency_symbol'),
  contact_persons: z.array(AnsweredContactPerson),
  billing_address: AnsweredAddress,
  shipping_address: AnsweredAddress,
  order_status: wordOf('pending', 'confirmed', 'completed', 'returned', 'cancelled', 'declined'),
  invoiced_status: wordOf('paid', 'unpaid', 'refunded', 'cancelled', 'declined'),
  shipped_status: wordOf('pending', 'processing', 'shipped', 'delivered', 'returned'),
  ...texts('checkout_ip coupon_id coupon_code sales_channel payment_mode'),
  ...flags('is_offline_payment is_test_order can_process_in_store is_update_required is_emailed'),
  ...numbers('exchange_rate discount discount_applied_on_amount shipping_charge adjustment'),
  ...flags('is_discount_before_tax is_inclusive_tax is_tax_on_shipping_enabled can_send_in_mail'),
  discount_type: wordOf('item_level', 'entity_level'),
  shipping_charges: AnsweredShipping,
  adjustment_description: z.string(),
  ...numbers('sub_total tax_total total'),
  taxes: z.array(z.object({ tax_name: z.string(), tax_amount: z.number() })),
  price_precision: z.int(),
  line_items: z.array(AnsweredLine),
  purchaseorders: z.array(z.string()),
  custom_fields: z.array(AnsweredCustomField),
  ...texts('template_name template_type created_time created_time_formatted last_modified_time'),
  ...texts('created_by_id attachment_name'),
  packages: z.array(AnsweredPackage),
  payments: z.array(AnsweredPayment),
  fraud_transaction_reason: z.array(z.string()),
  fraud_analysis: AnsweredFraud,
  risks: z.array(z.object(texts('message'))),
});

/** A row of the list, whose statuses have other words than the order's own page. */
export const AnsweredRow = z.object({
  ...texts('salesorder_id salesorder_number zcrm_potential_id zcrm_potential_name customer_name email phone'),
  ...ids('customer_id currency_id'),
  mobile: z.string(),
  contact_persons: z.array(AnsweredContactPerson),
  order_status: wordOf('pending', 'confirmed', 'closed', 'void', 'cancelled'),
  ...nullableTexts('invoiced_status paid_status shipped_status return_status return_shipment_status'),
  refund_status: z.nullable(z.string()),
  ...flags('is_return_waiting_for_approval is_cancel_item_waiting_for_approval is_emailed'),
  ...texts('reference_number date date_formatted shipment_date shipment_date_formatted'),
  ...numbers('quantity quantity_invoiced quantity_packed quantity_shipped total bcy_total'),
  ...texts('total_formatted bcy_total_formatted currency_code sales_channel salesperson_name created_time'),
  ...texts('created_time_formatted last_modified_time last_modified_time_formatted'),
});

export const AnsweredPage = z.object({
  ...wholes('page per_page'),
  has_more_page: z.boolean(),
  next_page_token: z.optional(told(z.string(), 'Send it as `page_token`.')),
});

export const AnsweredRefusal = z.object({
  code: told(z.int(), 'What is wrong, as the service numbers it.'),
  message: z.string(),
});
