/** What a Getfly client may send. Every field may be left out; unknown ones ride along. */
import * as z from 'zod/mini';
import { boolean, date, id, text, words } from '../leaves/leaves.ts';
import { amount, day, email, noPercent, percent } from './wire-leaves.ts';

export const LONG_TEXT = 10_000;

const list = () => z.optional(z.nullable(z.array(z.unknown())));

/** Version 6 has these beside the order's own fields, 6.1 under `account`. */
const account = {
  account_id: id(),
  account_code: id(),
  account_name: text(),
  contact_name: text(),
  account_phone: text(100),
  account_email: email(),
  account_address: text(),
};
const WireAccount = z.looseObject(account);
export type WireAccount = z.infer<typeof WireAccount>;

export const WireDetail = z.looseObject({
  product_id: id(),
  product_code: text(),
  product_name: text(),
  unit_name: text(100),
  quantity: amount(),
  price: amount(),
  product_sale_off: percent(),
  cash_discount: amount(),
  note: text(5000),
});
export type WireDetail = z.infer<typeof WireDetail>;

export const WireTerm = z.looseObject({ term_content: text(LONG_TEXT) });

export const WirePayment = z.looseObject({
  method_name: text(),
  amount: amount(),
  description: text(),
  pay_date: date(),
});

/** Fields that only this wire knows: kept as they are said. */
export const WireCarried = z.looseObject({
  assigned_username: text(),
  assigned_user: text(),
  order_source_name: text(),
  store_name: text(),
  lading_code: text(),
  campaign_code: text(),
  opportunity_code: text(),
});
export const CARRIED = Object.keys(WireCarried.def.shape) as (keyof typeof WireCarried.def.shape)[];

export const WireOrder = z.looseObject({
  current_order_code: text(100),
  order_code: text(100),
  ...account,
  account: z.optional(z.nullable(WireAccount)),
  order_date: day(),
  is_auto_approve: boolean(),
  saved_order_details: list(),
  order_terms: list(),
  discount: percent(),
  discount_amount: amount(),
  vat: percent(),
  vat_amount: amount(),
  transport: noPercent('transport_amount'),
  transport_amount: amount(),
  installation: noPercent('installation_amount'),
  installation_amount: amount(),
  saved_sale_order_payments: list(),
});
export type WireOrder = z.infer<typeof WireOrder>;

/** Answered by us and ignored in requests. */
export const OWNED_FIELDS = new Set(words('id order_id order_status currency_code sub_total total'));
export const OWNED_DETAIL_FIELDS = new Set(words('id amount'));
