/** Where the four wires and the history may move when an update is about a topic. */

export const WIRES = ['inventory', 'crm', 'commerce', 'getfly'] as const;
export type Wire = (typeof WIRES)[number];

/** Keys that may move, by wire, and paths of the history: patterns of "line_items[0].rate". */
type Moves = Partial<Record<Wire | 'told', string>>;

const LINES = {
  inventory: 'line_items',
  crm: 'Product_Details',
  commerce: 'line_items',
  getfly: 'saved_order_details',
};
const line = (wire: Wire, keys: string) => `${LINES[wire]}\\[\\d+\\]\\.(${keys})`;

/** Figures that follow from what is stated; CRM shows the charges with their taxes inside Adjustment, whose share of a rounded tax may move. */
const MONEY: Moves = {
  inventory: `sub_total|total|tax_total|bcy_(sub_|tax_)?total|taxes.*|discount_amount|paid_status|${line('inventory', 'item_total|discount_amount|line_item_taxes.*tax_amount')}`,
  crm: `Sub_Total|Discount|Tax|Adjustment|Grand_Total|${line('crm', 'total|Discount|total_after_discount|Tax|net_total|line_tax.*value')}`,
  commerce: `sub_total|total|tax_total|taxes.*|discount|discount_applied_on_amount|invoiced_status|shipping_charges\\.(tax_total_fcy|item_total).*|${line('commerce', 'item_total|discount_amount|discount')}`,
  getfly: `sub_total|total|discount|discount_amount|vat_amount|${line('getfly', 'amount|cash_discount|product_sale_off')}`,
  told: 'totals\\.total',
};
const CHARGES: Moves = { commerce: 'shipping_charges.*' };
/** A stated tax ends when what it is worked out from changes. */
const LAPSE: Moves = { crm: '\\$line_tax.*', getfly: 'vat', told: 'pricing\\.documentTaxes.*' };
const A_LINE: Moves = {
  inventory: 'line_items\\[\\d+\\]',
  crm: 'Product_Details\\[\\d+\\]',
  commerce: 'line_items\\[\\d+\\]',
  getfly: 'saved_order_details.*',
  told: 'lines\\[\\d+\\]',
};
const DISCOUNT: Moves = {
  inventory: 'discount|discount_type|is_discount_before_tax',
  commerce: 'discount_type|is_discount_before_tax',
  told: 'pricing\\.discount.*',
};
const TAXES = 'tax_id|tax_code|tax_name|tax_type|tax_percentage|line_item_taxes.*';

const VAT: Moves = {
  inventory: `shipping_charge_tax.*|${line('inventory', TAXES)}`,
  crm: `\\$line_tax.*|${line('crm', 'line_tax.*')}`,
  commerce: `is_tax_on_shipping_enabled|${line('commerce', TAXES)}`,
  getfly: 'vat',
  told: 'pricing\\.documentTaxes.*|pricing\\.shipping.*|lines\\[\\d+\\]\\.(taxes|group).*',
};

const together = (...moves: Moves[]): Moves =>
  Object.fromEntries(
    [...WIRES, 'told' as const].map((at) => [at, moves.flatMap((each) => each[at] ?? []).join('|')]),
  );

/** What an update may be about. */
export const MOVES = {
  status: {
    inventory: 'status|order_status',
    crm: 'Status',
    // Each of Commerce's three says what became of a void order.
    commerce: 'order_status|invoiced_status|shipped_status',
    getfly: 'order_status',
    told: 'status|voidedAs',
  },
  customer: {
    inventory:
      'customer_(id|code|name)|contact_persons.*|(billing|shipping)_address.*|gst_.*|place_of_supply',
    crm: 'Account_Name.*|(Billing|Shipping)_.*',
    commerce: 'customer_(id|code|name)|contact_persons.*|(billing|shipping)_address.*',
    getfly: 'account.*',
    told: 'customer.*|registration.*',
  },
  notes: { inventory: 'notes', crm: 'Description', commerce: 'notes', told: 'notes' },
  terms: {
    inventory: 'terms',
    crm: 'Terms_and_Conditions',
    commerce: 'terms',
    getfly: 'order_terms.*',
    told: 'terms',
  },
  reference: { inventory: 'reference_number', commerce: 'reference_number', told: 'referenceNumber' },
  subject: { crm: 'Subject', told: 'subject' },
  dueDate: { crm: 'Due_Date', told: 'dueDate' },
  shipmentDate: { inventory: 'shipment_date', told: 'shipmentDate' },
  date: { inventory: 'date', commerce: 'date', getfly: 'order_date', told: 'date' },
  number: {
    inventory: 'salesorder_number',
    crm: 'SO_Number',
    commerce: 'salesorder_number',
    getfly: 'current_order_code|order_code',
    told: 'number',
  },
  carrier: { crm: 'Carrier|Deal_Name.*|Excise_Duty', told: 'extras\\.zoho-crm.*' },
  lading: { getfly: 'lading_code', told: 'extras\\.getfly.*' },
  own: { inventory: 'cf_own.*', told: 'extras\\.zoho-inventory.*' },
  custom: { inventory: 'custom_fields.*', commerce: 'custom_fields.*', told: 'customFields.*' },
  city: {
    inventory: 'billing_address.city',
    crm: 'Billing_City',
    commerce: 'billing_address.city',
    told: 'customer\\.billingAddress.*',
  },
  street: {
    inventory: 'billing_address.address',
    crm: 'Billing_Street',
    commerce: 'billing_address.street',
    getfly: 'account.account_address',
    told: 'customer\\.billingAddress.*',
  },
  dock: {
    inventory: 'shipping_address.address',
    crm: 'Shipping_Street',
    commerce: 'shipping_address.street',
    told: 'customer\\.shippingAddress.*',
  },
  account: {
    inventory: 'customer_name',
    crm: 'Account_Name.name',
    commerce: 'customer_name',
    getfly: 'account.account_name',
    told: 'customer\\.name',
  },
  salesperson: {
    inventory: 'salesperson_(id|code|name)',
    commerce: 'salesperson_(id|code|name)',
    told: 'salesperson.*',
  },
  payments: {
    inventory: 'paid_status',
    commerce: 'payments.*|payment_mode|invoiced_status',
    getfly: 'saved_sale_order_payments.*',
    told: 'progress\\.payments.*',
  },
  lineDiscount: together(MONEY, CHARGES, LAPSE, {
    inventory: `discount_type|${line('inventory', 'discount')}`,
    commerce: 'discount_type',
    told: 'pricing\\.discountLevel|lines\\[\\d+\\]\\.discount.*',
  }),
  lineTax: together(MONEY, CHARGES, {
    inventory: line('inventory', TAXES),
    crm: line('crm', 'line_tax.*'),
    commerce: line('commerce', TAXES),
    getfly: 'vat',
    told: 'lines\\[\\d+\\]\\.(taxes|group).*',
  }),
  documentTax: together(MONEY, CHARGES, {
    crm: '\\$line_tax.*',
    getfly: 'vat',
    told: 'pricing\\.documentTaxes.*',
  }),
  discountAmount: together(MONEY, CHARGES, LAPSE, DISCOUNT),
  discount: together(MONEY, CHARGES, LAPSE, DISCOUNT),
  shipping: together(MONEY, CHARGES, {
    inventory: 'shipping_charge',
    commerce: 'shipping_charge|is_tax_on_shipping_enabled',
    getfly: 'transport_amount',
    told: 'pricing\\.shipping.*',
  }),
  installation: together(MONEY, CHARGES, {
    inventory: 'adjustment',
    commerce: 'adjustment',
    getfly: 'installation_amount',
    told: 'pricing\\.charges.*',
  }),
  adjustment: together(MONEY, CHARGES, {
    inventory: 'adjustment|adjustment_description',
    commerce: 'adjustment|adjustment_description',
    told: 'pricing\\.adjustment.*',
  }),
  vatAmount: together(MONEY, CHARGES, VAT),
  vat: together(MONEY, CHARGES, VAT),
  order: together(MONEY, {
    inventory: line('inventory', 'item_order'),
    commerce: line('commerce', 'item_order'),
    getfly: 'saved_order_details.*',
    told: 'lines\\.order',
  }),
  added: together(MONEY, CHARGES, LAPSE, A_LINE),
  removed: together(MONEY, CHARGES, LAPSE, A_LINE),
  quantity: together(MONEY, LAPSE, {
    inventory: line('inventory', 'quantity'),
    crm: line('crm', 'quantity'),
    commerce: line('commerce', 'quantity'),
    getfly: line('getfly', 'quantity'),
    told: 'lines\\[\\d+\\]\\.quantity',
  }),
  rate: together(MONEY, LAPSE, {
    inventory: line('inventory', 'rate|bcy_rate'),
    crm: line('crm', 'list_price|unit_price'),
    commerce: line('commerce', 'rate|bcy_rate'),
    getfly: line('getfly', 'price'),
    told: 'lines\\[\\d+\\]\\.rate',
  }),
  description: {
    inventory: line('inventory', 'description'),
    crm: line('crm', 'product_description'),
    commerce: line('commerce', 'description'),
    getfly: line('getfly', 'note'),
    told: 'lines\\[\\d+\\]\\.description',
  },
} satisfies Record<string, Moves>;
export type Topic = keyof typeof MOVES;
