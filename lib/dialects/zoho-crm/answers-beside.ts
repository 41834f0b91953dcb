/** What CRM answers beside records of orders, for the documents: other modules, notes, metadata, people. */
import * as z from 'zod/mini';
import {
  anything,
  flags,
  nullableTexts,
  nulls,
  perhaps,
  texts,
  told,
  wholes,
  withOthers,
  wordOf,
} from '../leaves/answered.ts';
import { AnsweredActor, AnsweredLookup } from './answers-record.ts';

const address = (kind: string) =>
  nullableTexts(['Street', 'City', 'State', 'Code', 'Country'].map((part) => `${kind}_${part}`).join(' '));

const record = {
  id: z.nullable(z.string()),
  code: z.optional(told(z.string(), 'The true id, where a number stands in for it.')),
};
const written = { ...nulls('Owner Created_By Modified_By'), ...texts('Created_Time Modified_Time') };
const reached = nullableTexts('Email Phone Mobile Website Currency Description');
const tag = { Tag: z.array(anything()) };

export const AnsweredAccount = withOthers({
  ...record,
  ...perhaps({
    Account_Name: z.string(),
    Account_Type: z.nullable(z.string()),
    ...reached,
    ...address('Billing'),
    ...address('Shipping'),
    ...written,
    ...tag,
  }),
});

export const AnsweredContact = withOthers({
  ...record,
  ...perhaps({
    ...texts('Full_Name Last_Name'),
    First_Name: z.nullable(z.string()),
    Account_Name: AnsweredLookup,
    ...reached,
    ...address('Mailing'),
    ...written,
    ...tag,
  }),
});

export const AnsweredProduct = withOthers({
  ...record,
  ...perhaps({
    Product_Name: z.string(),
    ...nullableTexts('Product_Code Usage_Unit Manufacturer Description'),
    Product_Active: z.boolean(),
    Unit_Price: z.nullable(z.number()),
    Qty_in_Stock: z.null(),
    ...written,
    ...tag,
  }),
});

/** From v3 on modules are objects, before that names. */
const moduleName = () => z.union([z.string(), z.object(texts('api_name id'))]);

export const AnsweredNote = z.object({
  id: z.string(),
  ...perhaps({
    Note_Title: z.nullable(z.string()),
    Note_Content: z.string(),
    Parent_Id: z.object({ id: z.string(), name: z.null(), module: z.optional(moduleName()) }),
    $se_module: z.string(),
    Owner: AnsweredActor,
    Created_By: AnsweredActor,
    Modified_By: AnsweredActor,
    ...texts('Created_Time Modified_Time'),
    ...flags('$voice_note $editable'),
    $attachments: z.null(),
  }),
});

export const AnsweredDeletedRecord = z.object({
  ...texts('id display_name deleted_time'),
  type: wordOf('recycle', 'permanent'),
  deleted_by: AnsweredActor,
});

const linesModule = () => z.optional(z.object(texts('module id')));

const field = {
  ...texts('api_name field_label display_label data_type json_type'),
  id: z.optional(z.string()),
  length: z.int(),
  decimal_place: z.nullable(z.int()),
  ...flags('system_mandatory read_only field_read_only custom_field visible'),
  view_type: z.object(flags('view edit create quick_create')),
  lookup: z.object(perhaps({ module: moduleName(), ...texts('display_label api_name id') })),
  formula: z.object(perhaps(texts('return_type'))),
  pick_list_values: z.array(z.object({ ...texts('display_value actual_value'), sequence_number: z.int() })),
  subform: linesModule(),
  associated_module: linesModule(),
};
export const AnsweredField = z.object(field);

export const AnsweredModule = z.object({
  ...texts('api_name module_name plural_label singular_label id generated_type'),
  ...flags(
    'api_supported creatable editable deletable viewable visible show_as_tab quick_create convertable',
  ),
  visibility: z.int(),
  ...nulls('web_link modified_by modified_time'),
});

export const AnsweredLayout = z.object({
  ...texts('id name display_label api_name generated_type'),
  status: z.union([z.int(), z.string()]),
  visible: z.boolean(),
  profiles: z.array(anything()),
  sections: z.array(
    z.object({
      ...texts('display_label name api_name'),
      ...wholes('sequence_number column_count'),
      isSubformSection: z.boolean(),
      fields: z.array(z.object({ ...field, required: z.boolean(), sequence_number: z.int() })),
    }),
  ),
});

export const AnsweredRelatedList = z.object({
  ...texts('id api_name name display_label href type sequence_number'),
  module: moduleName(),
  action: z.null(),
});

export const AnsweredOrganization = z.object({
  ...texts('id zgid time_zone type'),
  ...nulls('company_name primary_email phone country country_code'),
  ...nullableTexts('currency iso_code currency_symbol currency_locale'),
  ...flags('mc_status translation_enabled privacy_settings'),
  license_details: z.object({
    paid: z.boolean(),
    paid_type: z.string(),
    ...nulls('paid_expiry trial_type trial_expiry'),
    users_license_purchased: z.int(),
  }),
});

const named = () => z.object(texts('id name'));

export const AnsweredUser = z.object({
  ...texts('id zuid full_name last_name status'),
  ...nullableTexts('first_name email'),
  confirm: z.boolean(),
  role: named(),
  profile: named(),
  ...nulls('time_zone locale'),
});
