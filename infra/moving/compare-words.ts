/** What orders are compared in: the answers of the dialect that they came from. */
import { encodeListed } from '../../lib/dialects/getfly/encode-listed.ts';
import { encodeOrder as crmAnswer } from '../../lib/dialects/zoho-crm/encode-order.ts';
import { encodeOrder as inventoryAnswer } from '../../lib/dialects/zoho-inventory/encode-order.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { statusOf } from './inventory-status.ts';
import type { Fields } from './wire-values.ts';

export interface Words {
  answer(order: SalesOrder): unknown;
  /** Paths that say nothing of the order, or in other words what others say; lists without their names. */
  skipped: RegExp;
  /** What is told in words of their own, as both would tell it. */
  told(answer: Fields): Fields;
}

export const WORDS: Record<string, Words> = {
  'zoho-crm': {
    answer: crmAnswer,
    skipped:
      /^(?:\$(?!line_tax).*|Status|Tag|Owner|Created_By|Modified_By|Record_Image|Locked__s|Last_Activity_Time|Line_Tax|Product_Details\[\]\.(?:\$.*|unit_price|quantity_in_stock|Sequence_Number|book|line_tax.*))$/,
    told: (answer) => answer,
  },
  getfly: {
    answer: (order) => encodeListed(order, 'UTC'),
    // Times are told without a zone.
    skipped:
      /^(?:created_at|updated_at|status_label|payment_status|has_pay_off|account_code|assigned_user|contact_\w+|lading_status\w*|tracking_url|order_details\[\]\.(?:origin_amount|services|product_avatar|product_sale_off|vat|vat_amount))$/,
    told: (answer) => answer,
  },
  'zoho-inventory': {
    answer: inventoryAnswer,
    skipped:
      /_formatted$|^(?:status|order_status|discount_percent|created_by\w*|last_modified_by\w*|comments|discount_applied\w*|custom_field_hash|cf_\w*|contact_persons_\w*|payment\w*|paid_status|taxes\[\]\.tax_name|custom_fields\[\]\.(?!value$)\w+|packages\[\]\.(?:status|shipment_status|detailed_status)|line_items\[\]\.(?:item_order|sku|discounts|line_item_taxes)(?:\[\])?\b.*)$/,
    told: (answer) => ({ ...answer, order_state: statusOf(answer).status }),
  },
};
