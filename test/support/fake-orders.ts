/** Orders of a made-up account, as the live service answers them: the same for the same place, of every status and oddity. */

export const FAKE_ORGANIZATION = '60001';
const FIRST_MS = Date.UTC(2022, 0, 3, 8);
const APART_MS = 1_740_000;

export interface FakeOrder {
  salesorder_id: string;
  salesorder_number: string;
  status: string;
  order_status: string;
  created_time: string;
  last_modified_time: string;
  customer_id: string;
  customer_name: string;
  total: number;
  line_items: Record<string, unknown>[];
  [name: string]: unknown;
}

const COURSES = [
  'draft',
  'open',
  'void',
  'partially_invoiced',
  'fulfilled',
  'shipped',
  'returned',
  'invoiced',
] as const;

/** Every so many there is one of these. */
const EVERY = { twin: 50, foreign: 9, itemRounding: 7, unexplained: 31, fields: 5, percentOff: 6, bare: 97 };
const is = (kind: keyof typeof EVERY, at: number) => at > 0 && at % EVERY[kind] === EVERY[kind] - 1;

export const idAt = (at: number): string => `98200000${String(1_000_000_000 + at * 17)}`;
export const placeOf = (id: string): number => (Number(id.slice(8)) - 1_000_000_000) / 17;

/** An order with the number of an older one: here it cannot have it. */
export const isTwin = (at: number): boolean => is('twin', at);
/** What the totals are told to differ by. */
export const ruleAt = (at: number): string | undefined => {
  if (is('unexplained', at)) return 'unexplained';
  return is('itemRounding', at) && !is('percentOff', at) && entityTax(at) !== itemTax(at)
    ? 'taxes are rounded on each line'
    : undefined;
};

/** "2026-11-27T07:05:40+0530" */
const stamp = (ms: number) => `${new Date(ms + 19_800_000).toISOString().slice(0, 19)}+0530`;
const cents = (value: number) => Math.round(value) / 100;

interface FakeLine {
  rate: number;
  quantity: number;
  taxPercent: number;
}

/** In cents, so that no float is off; the taxes of two such lines often end in halves. */
function linesAt(at: number): FakeLine[] {
  return Array.from({ length: 1 + (at % 3) }, (_, line) => ({
    rate: 105 + ((at * 37 + line * 211) % 9000),
    quantity: 1 + ((at + line) % 4),
    // Most orders have one tax, some several.
    taxPercent: [10, 12, 20][(at + (at % 5 === 0 ? line : 0)) % 3] ?? 10,
  }));
}

const half = (value: number) => Math.floor(value + 0.5 + 1e-9);
const taxOf = ({ rate, quantity, taxPercent }: FakeLine) => (rate * quantity * taxPercent) / 100;

function entityTax(at: number): number {
  const byTax = Map.groupBy(linesAt(at), ({ taxPercent }) => taxPercent);
  return [...byTax.values()].reduce(
    (all, lines) => all + half(lines.reduce((sum, line) => sum + taxOf(line), 0)),
    0,
  );
}
const itemTax = (at: number) => linesAt(at).reduce((all, line) => all + half(taxOf(line)), 0);

/** How far the order has come: quantities of its lines. */
function doneAt(course: (typeof COURSES)[number], quantity: number) {
  const all = { quantity_invoiced: quantity, quantity_packed: quantity, quantity_shipped: quantity };
  const none = { quantity_invoiced: 0, quantity_packed: 0, quantity_shipped: 0 };
  if (course === 'fulfilled') return all;
  if (course === 'shipped') return { ...all, quantity_invoiced: 0 };
  if (course === 'invoiced') return { ...none, quantity_invoiced: quantity };
  if (course === 'partially_invoiced') return { ...none, quantity_invoiced: quantity > 1 ? 1 : 0 };
  if (course === 'returned') return { ...all, quantity_shipped: 0 };
  return none;
}

function figuresAt(at: number) {
  const subTotal = linesAt(at).reduce((all, { rate, quantity }) => all + rate * quantity, 0);
  const isOff = is('percentOff', at);
  const discount = isOff ? half(subTotal / 10) : 0;
  const taxed = isOff ? 0 : is('itemRounding', at) ? itemTax(at) : entityTax(at);
  const odd = is('unexplained', at) ? 137 : 0;
  const total = subTotal - discount + taxed + 700 + odd;
  const rate = is('foreign', at) ? 1.1 : 1;
  return { subTotal, discount, taxed, total, rate, isOff };
}

export function orderAt(at: number): FakeOrder {
  const created = FIRST_MS + at * APART_MS;
  const course = COURSES[at % COURSES.length] ?? 'draft';
  const id = idAt(at);
  const { subTotal, discount, taxed, total, rate, isOff } = figuresAt(at);
  const customer = 1 + (at % 23);
  const isForeign = is('foreign', at);
  const numbered = isTwin(at) ? at - 10 : at;
  return {
    salesorder_id: id,
    salesorder_number: `SO-${String(numbered + 1).padStart(5, '0')}`,
    date: stamp(created).slice(0, 10),
    status: course,
    order_status: orderStatus(course),
    customer_id: `98200000000000${100 + customer}`,
    customer_name: customer === 7 ? 'Ånström & Söhne' : `Customer ${customer}`,
    reference_number: at % 4 === 0 ? `PO-${at}` : '',
    currency_id: isForeign ? '982000000000978' : '982000000000840',
    currency_code: isForeign ? 'EUR' : 'USD',
    currency_symbol: isForeign ? '€' : '$',
    exchange_rate: rate,
    is_discount_before_tax: true,
    discount_type: 'entity_level',
    discount: isOff ? '10.00%' : 0,
    discount_amount: cents(discount),
    is_inclusive_tax: false,
    shipping_charge: 7,
    adjustment: 0,
    line_items: linesAt(at).map((line, index) => lineAt(at, index, { line, course, isUntaxed: isOff })),
    sub_total: cents(subTotal),
    tax_total: cents(taxed),
    total: cents(total),
    bcy_total: cents(half(total * rate)),
    taxes: isOff ? [] : taxesAt(at),
    ...progressAt(at, course, id),
    notes: at % 11 === 0 ? '=SUM(A1)' : '',
    custom_fields: is('fields', at)
      ? [
          {
            customfield_id: '98200000000000901',
            label: 'Channel',
            api_name: 'cf_channel',
            index: 1,
            value: `web ${at}`,
          },
        ]
      : [],
    documents:
      at % 13 === 0
        ? [{ document_id: `9820000000008${at}`, file_name: `order-${at}.pdf`, file_type: 'pdf' }]
        : [],
    created_by_id: '982000000000501',
    last_modified_by_id: '982000000000502',
    salesperson_id: at % 2 === 0 ? '982000000000601' : '',
    salesperson_name: at % 2 === 0 ? 'Lara' : '',
    branch_name: `Branch ${at % 3}`,
    total_formatted: 'never kept',
    created_time: stamp(created),
    last_modified_time: stamp(created + 3_600_000),
  };
}

const orderStatus = (course: string): string =>
  ({ draft: 'draft', void: 'void', fulfilled: 'closed', returned: 'closed' })[course] ?? 'confirmed';

function taxesAt(at: number) {
  const byTax = Map.groupBy(linesAt(at), ({ taxPercent }) => taxPercent);
  return [...byTax].map(([percent, lines]) => ({
    tax_name: `VAT ${percent} (${percent}%)`,
    tax_amount: cents(
      is('itemRounding', at)
        ? lines.reduce((sum, line) => sum + half(taxOf(line)), 0)
        : half(lines.reduce((sum, line) => sum + taxOf(line), 0)),
    ),
  }));
}

function lineAt(
  at: number,
  index: number,
  { line, course, isUntaxed }: { line: FakeLine; course: (typeof COURSES)[number]; isUntaxed: boolean },
): Record<string, unknown> {
  const item = (at + index) % 11;
  return {
    line_item_id: `${idAt(at)}${index}`.slice(-18),
    item_order: index,
    item_id: `982000000000${2000 + item}`,
    sku: `SKU-${item}`,
    name: `Item ${item}`,
    description: index === 1 ? 'second line' : '',
    rate: cents(line.rate),
    quantity: line.quantity,
    unit: 'pcs',
    item_total: cents(line.rate * line.quantity),
    tax_id: isUntaxed ? '' : `98200000000030${line.taxPercent}`,
    tax_name: isUntaxed ? '' : `VAT ${line.taxPercent}`,
    tax_percentage: isUntaxed ? 0 : line.taxPercent,
    ...doneAt(course, line.quantity),
  };
}

function progressAt(at: number, course: (typeof COURSES)[number], id: string) {
  const tail = id.slice(-12);
  const parcel = {
    package_id: `9821${tail}`,
    package_number: `PK-${at}`,
    status: course === 'fulfilled' ? 'delivered' : 'shipped',
    shipment_id: `9822${tail}`,
    shipment_number: `SH-${at}`,
    shipment_status: course === 'returned' ? 'returned' : 'shipped',
    carrier: 'FedEx',
    tracking_number: `T${at}`,
    shipment_date: '2026-01-02',
  };
  const total = cents(figuresAt(at).total);
  const invoice = {
    invoice_id: `9823${tail}`,
    invoice_number: `INV-${at}`,
    status: 'sent',
    date: '2026-01-02',
    due_date: '2026-02-02',
    total,
    balance: course === 'fulfilled' ? 0 : total,
  };
  const isSent = course === 'fulfilled' || course === 'shipped' || course === 'returned';
  const isInvoiced =
    course === 'partially_invoiced' ||
    course === 'fulfilled' ||
    course === 'invoiced' ||
    course === 'returned';
  return { packages: isSent ? [parcel] : [], invoices: isInvoiced ? [invoice] : [] };
}
