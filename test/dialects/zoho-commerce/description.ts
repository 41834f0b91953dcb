/** Commerce, as the contract suite needs to know it. */
import type { DialectDescription } from '../dialect-description.ts';
import type { Documented } from '../promises.ts';
import { zohoInventory } from '../zoho-inventory/description.ts';

const path = '/store/api/v1/salesorders';
const post = (id: string, status: string) => ({ method: 'POST', path: `${path}/${id}/status/${status}` });

const documented: Documented = {
  long: `customer_id contact_person_id coupon_id salesorder_id salesperson_id currency_id delivery_method_id
    line_item_id item_id tax_id image_id template_id created_by_id package_id shipment_id payment_id
    invoice_payment_id customfield_id purchaseorders`,
  number: `exchange_rate discount discount_applied_on_amount item_order bcy_rate rate quantity discount_amount
    quantity_invoiced quantity_packed quantity_shipped tax_percentage item_total shipping_charge tax_total_fcy
    item_total_inclusive_of_tax adjustment sub_total tax_total total tax_amount price_precision amount ip_score
    payment_retry_count`,
  boolean: `is_update_required is_discount_before_tax is_inclusive_tax is_offline_payment is_invoiced
    is_unconfirmed_product is_tax_on_shipping_enabled is_emailed can_send_in_mail delivery_guarantee
    is_single_invoice_payment is_test_order can_process_in_store`,
  date: 'date shipment_date delivery_date',
  words: {
    order_status: ['pending', 'confirmed', 'completed', 'returned', 'cancelled', 'declined'],
    discount_type: ['entity_level', 'item_level'],
    tax_type: ['tax', 'tax_group'],
  },
  forms: {
    created_time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/,
    last_modified_time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/,
    currency_code: /^[A-Z]{3}$/,
  },
};

export const zohoCommerce: DialectDescription = {
  name: 'Zoho Commerce',
  credential: zohoInventory.credential,
  malformedCredentials: zohoInventory.malformedCredentials,
  retrieve: ({ id }) => ({ method: 'GET', path: `${path}/${id}` }),
  list: () => ({ method: 'GET', path }),
  writes: {
    confirm: ({ id }) => post(id, 'confirmed'),
    void: ({ id }) => post(id, 'void'),
    cancel: ({ id }) => post(id, 'cancelled'),
  },
  // One error table for the whole family.
  words: zohoInventory.words,
  documented,
  documentedInLists: {
    ...documented,
    words: { ...documented.words, order_status: ['pending', 'confirmed', 'closed', 'void', 'cancelled'] },
  },
  codeOf: zohoInventory.codeOf,
};
