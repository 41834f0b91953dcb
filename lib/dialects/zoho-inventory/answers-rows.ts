/** What Inventory and Books answer of everything beside orders, for the documents. */
import * as z from 'zod/mini';
import { FIELD_ENTITIES } from '../../domain/custom-field.ts';
import {
  anything,
  flags,
  ids,
  numbers,
  perhaps,
  texts,
  told,
  withOthers,
  wordOf,
} from '../leaves/answered.ts';
import { AnsweredAddress } from './answers-order.ts';

/** Of contacts and items: `cf_…` keys stand beside the others. */
const ownFields = () => ({
  custom_fields: z.array(
    z.object({ ...ids('customfield_id'), ...texts('label api_name placeholder'), value: anything() }),
  ),
  custom_field_hash: z.record(z.string(), anything()),
});
const activity = () => wordOf('active', 'inactive');

export const AnsweredContactAddress = z.extend(AnsweredAddress, { address_id: z.string() });

const contactRow = {
  ...ids('contact_id currency_id'),
  ...texts('contact_name customer_name company_name contact_type first_name last_name email phone mobile'),
  ...texts('website payment_terms_label currency_code currency_symbol gst_no gst_treatment place_of_contact'),
  ...texts('created_time last_modified_time'),
  customer_sub_type: wordOf('business', 'individual'),
  status: activity(),
  payment_terms: z.int(),
  ...ownFields(),
};

export const AnsweredContactRow = withOthers(contactRow);

export const AnsweredContact = withOthers({
  ...contactRow,
  notes: z.string(),
  ...ids('primary_contact_id'),
  contact_persons: z.array(
    z.object({
      ...ids('contact_person_id'),
      ...texts('salutation first_name last_name email phone mobile designation department'),
      is_primary_contact: z.boolean(),
    }),
  ),
  billing_address: AnsweredContactAddress,
  shipping_address: AnsweredContactAddress,
  addresses: z.array(AnsweredContactAddress),
});

export const AnsweredItem = withOthers({
  ...ids('item_id tax_id image_id'),
  ...texts('name item_name sku description unit purchase_description product_type item_type hsn_or_sac'),
  ...texts('upc ean isbn part_number brand manufacturer image_name image_type created_time'),
  ...texts('last_modified_time'),
  status: activity(),
  ...numbers('rate purchase_rate'),
  attributes: z.array(z.object(texts('name option_name'))),
  ...ownFields(),
});

export const AnsweredSalesperson = z.object({
  ...ids('salesperson_id'),
  ...texts('salesperson_name salesperson_email status'),
  is_inactive: z.boolean(),
});

const taxType = () => wordOf('tax', 'compound_tax', 'tax_group');

export const AnsweredTax = z.object({
  ...ids('tax_id'),
  ...texts('tax_name last_modified_time'),
  tax_percentage: z.number(),
  tax_type: taxType(),
  ...flags('is_value_added is_default_tax is_editable'),
});

export const AnsweredTaxGroup = z.object({
  ...ids('tax_group_id'),
  tax_group_name: z.string(),
  tax_group_percentage: z.number(),
  taxes: z.array(
    z.object({
      ...ids('tax_id'),
      tax_name: z.string(),
      tax_percentage: z.number(),
      tax_type: taxType(),
    }),
  ),
});

export const AnsweredCurrency = z.object({
  ...ids('currency_id'),
  ...texts('currency_code currency_name currency_symbol'),
  price_precision: z.int(),
  is_base_currency: z.boolean(),
  exchange_rate: z.number(),
});

export const AnsweredOrganization = z.object({
  ...texts('organization_id name contact_name email language_code account_created_date time_zone'),
  ...texts('date_format field_separator currency_id currency_code currency_symbol currency_format'),
  ...flags('is_default_org is_org_active'),
  fiscal_year_start_month: z.int(),
  price_precision: z.int(),
});

export const AnsweredUser = z.object({
  ...texts('user_id role_id name email user_type status photo_url'),
  email_ids: z.array(z.object({ email: z.string(), is_selected: z.boolean() })),
  user_role: wordOf('admin', 'staff'),
  is_current_user: z.boolean(),
});

export const AnsweredComment = z.object({
  ...texts('comment_id salesorder_id transaction_id transaction_type description commented_by_id'),
  ...texts('commented_by comment_type date date_description time created_time last_modified_time'),
  operation_type: wordOf('Added', 'Updated'),
});

/** The definition of a field of the organisation's own. */
export const AnsweredField = z.object({
  entity: wordOf(...FIELD_ENTITIES),
  ...texts('field_id customfield_id field_name field_name_formatted api_name placeholder label data_type'),
  index: z.int(),
  ...flags('is_custom_field is_active is_mandatory is_system is_read_only'),
  values: z.array(z.object({ name: z.string(), order: z.int(), is_active: z.boolean() })),
});

export const AnsweredFields = z.object(
  perhaps(Object.fromEntries(FIELD_ENTITIES.map((entity) => [entity, z.array(AnsweredField)]))),
);

/** Around a page: clients loop until it says that there is no more. */
export const AnsweredPage = z.object({
  page: z.int(),
  per_page: z.int(),
  has_more_page: z.optional(told(z.boolean(), 'Left out where rows are only counted.')),
  next_page_token: z.optional(told(z.string(), 'Send it as `page_token`.')),
  ...perhaps(texts('report_name applied_filter sort_column sort_order')),
  total: z.optional(told(z.int(), 'Where rows are counted.')),
  total_pages: z.optional(z.int()),
});

/** One result of a call on many orders. */
const AnsweredEntry = z.object({ code: z.int(), message: z.string(), ids: z.array(z.string()) });

export const AnsweredEntries = z.array(AnsweredEntry);
export const AnsweredMoves = z.object({
  email_success_info: told(AnsweredEntries, 'Ids of one result stand in one text, with commas.'),
  email_error_info: AnsweredEntries,
});

export const AnsweredRefusal = z.object({
  code: told(z.int(), 'What is wrong, as the service numbers it.'),
  message: z.string(),
});
