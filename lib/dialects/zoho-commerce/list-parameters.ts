/** The parameters of Commerce's list, as its document names them and as Inventory does, whose lists it shares. */
import type { ListParameter } from '../leaves/list-parameters.ts';
import { words } from '../leaves/leaves.ts';
import { FAMILIES } from '../zoho/list-filters.ts';

const APPROVALS = words('is_return_waiting_for_approval is_cancel_item_waiting_for_approval');

const SERVED: ListParameter[] = [
  ...words(
    'page per_page page_token sort_column sort_order filter_by order_status invoiced_status paid_status shipped_status customer_id salesperson_id email mobile phone search_text last_modified_time salesorder_ids',
  ).map((name) => ({ name, served: [''] })),
  ...FAMILIES,
  // Nothing waits for approval here.
  ...APPROVALS.map((name) => ({ name, served: [''], values: ['false'] })),
];

/** Named and not served, with whatever suffix. */
const REFUSED = words(`
  return_status return_shipment_status refund_status status
  salesorder_id customer_ids contact_name company_name salesperson_name
  sub_total balance bcy_total quantity item_id item_name sku product_id
  created_time created_by created_by_id delivery_date coupon_code payment_mode sales_channel
  currency_id currency_code custom_field search_criteria ids cursor offset limit include response_option
`);

export const LIST_PARAMETERS: ListParameter[] = [...SERVED, ...REFUSED.map((name) => ({ name, served: [] }))];
