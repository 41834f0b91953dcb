/** What Inventory and Books answer of settings, people and comments, for the documents. */
import * as z from 'zod/mini';
import { FIELD_ENTITIES } from '../../domain/custom-field.ts';
import { flags, ids, perhaps, texts, wordOf } from '../leaves/answered.ts';

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
