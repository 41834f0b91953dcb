/** What Inventory and Books answer of an order's parts, for the documents: lines, addresses, custom fields. */
import * as z from 'zod/mini';
import { anything, ids, numbers, texts, told, withOthers, wordOf } from '../leaves/answered.ts';

export const AnsweredAddress = z.object(texts('address street2 city state zip country fax phone attention'));

export const AnsweredCustomField = z.object({
  ...ids('custom_field_id'),
  customfield_id: z.string(),
  index: z.int(),
  label: z.string(),
  api_name: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  value: anything(),
});

/** Fields of the organisation's own, in a list and by their API names. */
export const ownFields = () => ({
  custom_fields: z.array(AnsweredCustomField),
  custom_field_hash: told(z.record(z.string(), anything()), 'By API name; `cf_…` keys of the order too.'),
});

export const taxType = () => wordOf('tax', 'tax_group');
export const discount = () =>
  told(z.union([z.number(), z.string()]), 'An amount, or a percentage like "20.00%".');

export const AnsweredLine = withOthers({
  line_item_id: z.string(),
  ...ids('item_id tax_id tds_tax_id image_id warehouse_id'),
  ...texts('name description unit tax_name image_name image_type hsn_or_sac sat_item_key_code unitkey_code'),
  item_order: z.int(),
  ...numbers('bcy_rate rate quantity quantity_invoiced quantity_packed quantity_shipped'),
  ...numbers('discount_amount tax_percentage item_total'),
  discount: discount(),
  tax_type: taxType(),
  is_invoiced: z.boolean(),
  line_item_taxes: z.array(
    z.object({
      ...ids('tax_id'),
      tax_name: z.string(),
      ...numbers('tax_percentage tax_amount'),
      is_compound: z.boolean(),
    }),
  ),
  item_custom_fields: z.array(AnsweredCustomField),
});
