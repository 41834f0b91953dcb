/** Field paths, in our words or in the wire's -> as Inventory spells them, and the labels that messages show. */
import { own } from '../leaves/own.ts';
import { LIST_NAMES } from '../zoho/list-names.ts';

/** Our paths that are another field of Inventory's; the first that fits. */
const PATHS: [RegExp, string][] = [
  [/^customer\.(id|name)$/, 'customer_$1'],
  [/^customer\.(billingAddress|shippingAddress|contactPersons)/, '$1'],
  [/^currency\.exchangeRate$/, 'exchange_rate'],
  [/^currency\.(code|id|symbol|precision)$/, 'currency_$1'],
  [/^pricing\.(discount\w*|taxInclusive|adjustment\w*)/, '$1'],
  [/^shipping\.amount$/, 'shipping_charge'],
  [/^(shipping|shippingTax)\.(taxes\[\d+\]\.)?percent$/, 'shipping_charge_tax_percentage'],
  [/^shippingTax$/, 'shipping_charge_tax_id'],
  [/^charges\[\d+\]\.amount$/, 'adjustment'],
  [/^lines\[(\d+)\]\.tax(es\[\d+\])?\.percent$/, 'line_items[$1].tax_percentage'],
  [/^lines\[(\d+)\]\.tax$/, 'line_items[$1].tax_id'],
  [/^lines\[(\d+)\]\.id$/, 'line_items[$1].line_item_id'],
  [/^lines\[(\d+)\]\.customFields/, 'line_items[$1].item_custom_fields'],
  [/^(pricing\.)?profile\.(\w+)$/, '$2'],
  [/^organization$/, 'organization_id'],
];

/** Our names of fields where Inventory's differ by more than spelling. */
const WIRE_NAMES: Record<string, string> = {
  lines: 'line_items',
  gstNumber: 'gst_no',
  discountLevel: 'discount_type',
  discountBeforeTax: 'is_discount_before_tax',
  taxInclusive: 'is_inclusive_tax',
  precision: 'price_precision',
  priceBookId: 'pricebook_id',
  unitKeyCode: 'unitkey_code',
  ...LIST_NAMES,
};

const LABELS: Record<string, string> = {
  line_items: 'Line Items',
  salesorder_number: 'Sales Order Number',
  salesorder_ids: 'Sales Order IDs',
  gst_no: 'GST Number',
};

/** Idempotency-Key, If-Match: headers are called by their own names; what holds a space is no field. */
const NO_FIELD = /^[A-Z][a-z]+(-[A-Z][a-z]+)+$|\s/;

/** The field as a client spells it: "lines[2].itemId" -> "line_items[2].item_id". */
export function spelledOf(path: string): string {
  const [pattern, wire] = PATHS.find(([candidate]) => candidate.test(path)) ?? [];
  const named = pattern && wire !== undefined ? path.replace(pattern, wire) : path;
  return named.split('.').map(wireName).join('.');
}

/** The label of a field, and how it is spelled. */
export function labelOf(path: string): string {
  if (NO_FIELD.test(path)) return path;
  const spelled = spelledOf(path);
  return `${label(spelled.replace(/^.*\./s, ''))} (${spelled})`;
}

/** camelCase -> snake_case, by way of the names that differ; an index stays. */
function wireName(part: string): string {
  const [, name = part, index = ''] = /^([^[]*)((?:\[\d+\])*)$/.exec(part) ?? [];
  const wire =
    own(WIRE_NAMES, name) ??
    name.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : `_${letter.toLowerCase()}`));
  return `${wire}${index}`;
}

function label(part: string): string {
  const name = part.replace(/(?<!\[\d+\])(?:\[\d+\])+$/, '');
  const known = own(LABELS, name);
  if (known) return known;
  const words = name.replace(/_id$/, '_ID').replace(/_ids$/, '_IDs').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
