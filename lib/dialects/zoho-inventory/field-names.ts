/** Field paths -> the labels that messages show: "lines[2].rate" -> "Rate (line_items[2])". */

/** Our names of fields where Inventory's differ by more than spelling. */
const WIRE_NAMES: Record<string, string> = {
  number: 'salesorder_number',
  lines: 'line_items',
  gstNumber: 'gst_no',
  discountLevel: 'discount_type',
  taxInclusive: 'is_inclusive_tax',
  precision: 'price_precision',
  shippingTax: 'shipping_charge_tax',
  shipping: 'shipping_charge',
  priceBookId: 'pricebook_id',
  unitKeyCode: 'unitkey_code',
  percent: 'percentage',
  taxes: 'tax',
};

const LABELS: Record<string, string> = {
  line_items: 'Line Items',
  salesorder_number: 'Sales Order Number',
  salesorder_ids: 'Sales Order IDs',
};

/** Idempotency-Key, If-Match: headers are called by their own names. */
const HEADER = /^[A-Z][a-z]+(-[A-Z][a-z]+)+$/;

/** The label of a field, with its place when it is not on the order itself. */
export function labelOf(path: string): string {
  if (HEADER.test(path)) return path;
  const parts = path.split('.').map(wireName);
  const last = parts.at(-1) ?? '';
  const place = parts.slice(0, -1).join('.');
  return place === '' ? label(last) : `${label(last)} (${place})`;
}

/** camelCase -> snake_case, by way of the names that differ; an index stays. */
function wireName(part: string): string {
  const [, name = part, index = ''] = /^([^[]*)((?:\[\d+\])*)$/.exec(part) ?? [];
  const wire =
    WIRE_NAMES[name] ??
    name.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : `_${letter.toLowerCase()}`));
  return `${wire}${index}`;
}

function label(name: string): string {
  const known = LABELS[name];
  if (known) return known;
  const words = name.replace(/_id$/, '_ID').replace(/_ids$/, '_IDs').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
