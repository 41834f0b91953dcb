/** What Getfly answers, for the documents: the `encode-*.ts` files as schemas. */
import * as z from 'zod/mini';
import { anything, numbers, perhaps, texts, told, wholes, withOthers } from '../leaves/answered.ts';
import { CARRIED } from './wire.ts';

const id = () => told(z.int(), 'Up to 64 bits.');

/** What stands where this wire's own fields do: as the client said it. */
const carried = () => Object.fromEntries(CARRIED.map((name) => [name, z.nullable(z.string())]));

const line = {
  ...texts('product_name unit_name note product_code'),
  ...numbers('quantity price product_sale_off cash_discount amount'),
};

/** An order in the shape of an update, to be changed and sent back. */
export const AnsweredOrder = withOthers({
  ...carried(),
  order_id: id(),
  ...texts('order_code current_order_code order_date order_status currency_code'),
  account: z.object(texts('account_name contact_name account_phone account_email account_address')),
  saved_order_details: z.array(withOthers(line)),
  order_terms: z.array(z.object(texts('term_content'))),
  ...numbers('sub_total discount discount_amount vat vat_amount transport_amount installation_amount total'),
  saved_sale_order_payments: z.array(
    z.object({ ...texts('method_name description pay_date'), amount: z.number() }),
  ),
});

const listedLine = withOthers({
  ...line,
  id: id(),
  product_id: z.int(),
  ...numbers('vat vat_amount origin_amount'),
  services: z.int(),
  product_avatar: z.string(),
});

const listed = {
  ...texts('order_code order_date created_at updated_at status_label payment_status'),
  ...numbers('real_amount f_amount discount discount_amount vat vat_amount transport_amount'),
  installation_amount: z.number(),
  account_id: z.int(),
  ...texts('account_code account_name account_email account_phone account_address'),
  ...texts('contact_name contact_phone contact_email'),
  status: told(z.int(), '1 draft, 2 confirmed, 3 closed, 4 void.'),
  has_pay_off: z.int(),
  assigned_user: z.union([z.int(), z.string()]),
  assigned_user_name: z.string(),
  store_id: anything(),
  ...texts('store_name lading_code lading_status lading_status_title tracking_url'),
  custom_fields: anything(),
  order_details: z.array(listedLine),
};

/** An order as lists and its page show it; `fields` says which keys beside the id. */
export const AnsweredListed = z.object({ id: id(), ...perhaps(listed) });

export const AnsweredNames = z.object({ order_id: id(), order_code: z.string() });

const times = texts('created_at updated_at');

export const AnsweredAccount = z.object({
  id: id(),
  ...perhaps({
    ...texts('account_code account_name description billing_address_street phone_office email website'),
    ...texts('sic_code relation_name mgr_display_name'),
    account_type: z.array(anything()),
    account_source: z.array(anything()),
    ...wholes('relation_id account_manager'),
    contacts: z.array(z.object({ id: z.int(), ...texts('first_name email phone_mobile') })),
    ...times,
  }),
});

export const AnsweredProduct = z.object({
  id: id(),
  ...perhaps({
    ...texts('product_code product_name description short_description unit_name manufacturer_name'),
    ...numbers('cover_price price_online price_wholesale price_average_in discount'),
    services: z.boolean(),
    ...times,
  }),
});

export const AnsweredUser = z.object({
  id: id(),
  ...perhaps({
    ...wholes('user_id dept_id'),
    ...texts('user_name contact_name email contact_mobile dept_name'),
    ...times,
  }),
});

export const AnsweredRefusal = z.object({
  message: z.string(),
  errors: z.optional(told(z.array(z.object(texts('field message'))), 'What is wrong with which field.')),
});
