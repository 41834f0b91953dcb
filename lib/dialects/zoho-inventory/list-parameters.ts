/** The parameters of the lists of Inventory and Books, as their documents, their clients and their OpenAPI files name them. */
import type { ListParameter } from '../leaves/list-parameters.ts';
import { words } from '../leaves/leaves.ts';
import { FAMILIES } from '../zoho/list-filters.ts';

const SERVED: ListParameter[] = [
  ...words(
    'page per_page page_token sort_column sort_order filter_by status customer_id search_text last_modified_time salesperson_id salesorder_ids',
  ).map((name) => ({ name, served: [''] })),
  ...FAMILIES,
  // The rows, or how many there are.
  { name: 'response_option', served: [''], values: ['1', '2'] },
  { name: 'include', served: [''], values: ['line_items'] },
];

/** Named and not served. Of a family, every suffix is refused too: `reference_number_startswith`, `total_less_than`. */
const REFUSED = words(`
  salesorder_id salesorder_name search_criteria
  customer_ids contact_id contact_name company_name email phone mobile
  delivery_date due_date created_time created_by created_by_id
  last_modified_date modified_time updated_time
  sub_total balance quantity quantity_invoiced quantity_packed quantity_shipped
  item_id item_ids item_name item_description line_item_id sku product_id product_name
  salesperson_name delivery_method delivery_method_id
  currency_id currency_code exchange_rate tax_id tax_name discount
  order_status invoiced_status shipped_status paid_status current_sub_status current_sub_status_id sub_status
  sales_channel source warehouse_id warehouse_name location_id location_name branch_id branch_name
  project_id project_name estimate_id estimate_number invoice_id invoice_number package_id
  purchaseorder_id purchaseorder_number shipment_id tracking_number
  pricebook_id template_id tag_ids tags reporting_tag custom_field customfield custom_view customview_id
  zcrm_account_id zcrm_contact_id zcrm_potential_id zcrm_potential_name crm_owner_id
  billing_address shipping_address place_of_supply gst_no gst_treatment vat_treatment tax_treatment
  is_emailed is_backordered is_drop_shipment is_dropshipped approver_id submitter_id
  criteria query ids cursor offset limit start_index
  tag_option_id tag_option_ids has_attachment attention address city state country zip notes terms
  customer_type account_id group_name category_id warehouse_ids location_ids branch_ids
`);

/** Names that begin so are fields of an organisation's own. */
const OWN_FIELDS = ['cf_', 'custom_field_', 'customfield_'];

/** Every parameter; those of the organisation's own fields are named by the query itself. */
export function listParameters(query: URLSearchParams): ListParameter[] {
  const own = [...query.keys()].filter((name) => OWN_FIELDS.some((prefix) => name.startsWith(prefix)));
  return [...LIST_PARAMETERS, ...own.map((name) => ({ name, served: [] }))];
}

export const LIST_PARAMETERS: ListParameter[] = [...SERVED, ...REFUSED.map((name) => ({ name, served: [] }))];
