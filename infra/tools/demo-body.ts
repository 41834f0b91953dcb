/** What the demo looks at of the answers' bodies. */

export interface DemoOrder {
  salesorder_id: string;
  salesorder_number: string;
  status: string;
  customer_name: string;
  line_items: { line_item_id: string }[];
  billing_address: { city: string };
  shipping_address: unknown;
  sub_total: number;
  tax_total: number;
  total: number;
  last_modified_time: string;
}

interface DemoContact {
  contact_id: string;
  contact_name: string;
}

interface DemoItem {
  item_id: string;
  name: string;
}

interface BulkEntry {
  code: number;
  ids: string[];
}

/** Any answer; what a step looks at, it checks first. */
export interface DemoBody {
  code?: number;
  message?: string;
  salesorder?: DemoOrder;
  sales_order?: DemoOrder;
  salesorders?: DemoOrder[];
  page_context?: { has_more_page: boolean };
  organizations?: { organization_id: string }[];
  contact?: DemoContact;
  contacts?: DemoContact[];
  item?: DemoItem;
  items?: DemoItem[];
  comment?: { description: string };
  comments?: { description: string }[];
  access_token?: string;
  error?: string;
  data?: BulkEntry[] | { email_success_info: BulkEntry[] };
}
