/** What Commerce answers of packages, payments, shipping and risk, for the documents. */
import * as z from 'zod/mini';
import { ids, numbers, texts, wordOf } from '../leaves/answered.ts';

export const taxType = () => wordOf('tax', 'tax_group');

const shipment = {
  ...ids('shipment_id'),
  ...texts('shipment_number shipment_date shipment_date_formatted tracking_number carrier service'),
  delivery_days: z.string(),
  delivery_guarantee: z.boolean(),
};

export const AnsweredPackage = z.object({
  ...ids('package_id'),
  ...texts('package_number date date_formatted status status_formatted detailed_status status_message'),
  ...shipment,
  ...texts('shipment_status shipment_status_formatted'),
  shipment_order: z.object({ ...shipment, delivery_date: z.string() }),
});

export const AnsweredPayment = z.object({
  ...ids('payment_id invoice_payment_id'),
  ...texts('payment_number payment_mode description date reference_number last_four_digits'),
  online_transaction_id: z.string(),
  ...numbers('exchange_rate amount'),
  is_single_invoice_payment: z.boolean(),
});

const shipping = 'bcy_rate rate tax_total_fcy item_total item_total_inclusive_of_tax'.split(' ');

export const AnsweredShipping = z.object({
  description: z.string(),
  ...numbers(shipping.join(' ')),
  ...texts(shipping.map((name) => `${name}_formatted`).join(' ')),
  ...ids('tax_id'),
  tax_name: z.string(),
  tax_type: taxType(),
  tax_percentage: z.number(),
});

export const AnsweredFraud = z.object({
  ...texts('manual ip_city ip_region ip_countrycode ip_countryname ip_latitude ip_longitude ip_zip'),
  system: z.array(z.string()),
  ...numbers('ip_score payment_retry_count'),
  is_ip_location_and_shipinng_location_matches: z.boolean(),
});
