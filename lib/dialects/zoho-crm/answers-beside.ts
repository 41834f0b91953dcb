/** What CRM answers of other modules, notes and people, for the documents. */
import * as z from 'zod/mini';
import {
  anything,
  flags,
  nullableTexts,
  nulls,
  perhaps,
  texts,
  told,
  withOthers,
  wordOf,
} from '../leaves/answered.ts';
import { moduleName } from './answers-metadata.ts';
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
