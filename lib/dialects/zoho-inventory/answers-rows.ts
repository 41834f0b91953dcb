/** What Inventory and Books answer of contacts and items, for the documents. */
import * as z from 'zod/mini';
import { anything, ids, numbers, texts, withOthers, wordOf } from '../leaves/answered.ts';
import { AnsweredAddress } from './answers-line.ts';

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
