/** The four wires, and what of each follows from what is stated: figures, statuses, whole lines. */

export const WIRES = ['inventory', 'crm', 'commerce', 'getfly'] as const;
export type Wire = (typeof WIRES)[number];

/** Keys that may move, by wire, and paths of the history: patterns of "line_items[0].rate". */
export type Moves = Partial<Record<Wire | 'told', string>>;

const LINES = {
  inventory: 'line_items',
  crm: 'Product_Details',
  commerce: 'line_items',
  getfly: 'saved_order_details',
};
export const line = (wire: Wire, keys: string) => `${LINES[wire]}\\[\\d+\\]\\.(${keys})`;

/** Figures that follow from what is stated; CRM shows the charges with their taxes inside Adjustment, whose share of a rounded tax may move. */
export const MONEY: Moves = {
  inventory: `sub_total|total|tax_total|bcy_(sub_|tax_)?total|taxes.*|discount_amount|paid_status|balance|${line('inventory', 'item_total|discount_amount|line_item_taxes.*tax_amount')}`,
  crm: `Sub_Total|Discount|Tax|Adjustment|Grand_Total|${line('crm', 'total|Discount|total_after_discount|Tax|net_total|line_tax.*value')}`,
  commerce: `sub_total|total|tax_total|taxes.*|discount|discount_applied_on_amount|invoiced_status|shipping_charges\\.(tax_total_fcy|item_total).*|${line('commerce', 'item_total|discount_amount|discount')}`,
  getfly: `sub_total|total|discount|discount_amount|vat_amount|${line('getfly', 'amount|cash_discount|product_sale_off')}`,
  told: 'totals\\.total',
};
export const CHARGES: Moves = { commerce: 'shipping_charges.*' };
/** A stated tax ends when what it is worked out from changes. */
export const LAPSE: Moves = { crm: '\\$line_tax.*', getfly: 'vat', told: 'pricing\\.documentTaxes.*' };
/** How much of an order is done, which follows from how much was ordered; a closed order with more to do is confirmed again. */
export const EXTENT: Moves = {
  inventory: `status|order_status|current_sub_status|invoiced_status|shipped_status|${line('inventory', 'is_invoiced')}`,
  crm: 'Status',
  commerce: `order_status|invoiced_status|shipped_status|${line('commerce', 'is_invoiced')}`,
  getfly: 'order_status',
  told: 'status',
};
export const A_LINE: Moves = {
  inventory: 'line_items\\[\\d+\\]',
  crm: 'Product_Details\\[\\d+\\]',
  commerce: 'line_items\\[\\d+\\]',
  getfly: 'saved_order_details.*',
  told: 'lines\\[\\d+\\]',
};
export const DISCOUNT: Moves = {
  inventory: 'discount|discount_type|is_discount_before_tax',
  commerce: 'discount_type|is_discount_before_tax',
  told: 'pricing\\.discount.*',
};
export const TAXES = 'tax_id|tax_code|tax_name|tax_type|tax_percentage|line_item_taxes.*';

export const VAT: Moves = {
  inventory: `shipping_charge_tax.*|${line('inventory', TAXES)}`,
  crm: `\\$line_tax.*|${line('crm', 'line_tax.*')}`,
  commerce: `is_tax_on_shipping_enabled|${line('commerce', TAXES)}`,
  getfly: 'vat',
  told: 'pricing\\.documentTaxes.*|pricing\\.shipping.*|lines\\[\\d+\\]\\.(taxes|group).*',
};

export const together = (...moves: Moves[]): Moves =>
  Object.fromEntries(
    [...WIRES, 'told' as const].map((at) => [at, moves.flatMap((each) => each[at] ?? []).join('|')]),
  );
