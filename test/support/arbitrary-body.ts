/** Bodies that no client means to send, close enough to real ones to reach deep into the code. */
import * as fc from 'fast-check';
import { LINE_FIELDS, ORDER_FIELDS } from './writable-fields.ts';
import { ADDRESS, CUSTOMER, ITEM, SALESPERSON, TAX } from './demo-ids.ts';

const OTHER_NAMES = [
  'customer_id',
  'salesorder_number',
  'currency_code',
  'price_precision',
  'discount_type',
  'is_inclusive_tax',
  'shipping_charge_tax_id',
  'shipping_charge_tax_percentage',
  'billing_address_id',
  'salesperson_name',
  'salesorder_ids',
  'salesorder_id',
  'total',
  '__proto__',
  'constructor',
  'toJSON',
  'length',
];
const LINE_NAMES = [
  'line_item_id',
  'item_id',
  'tax_id',
  'tax_name',
  'tax_percentage',
  'discount',
  'line_item_taxes',
];

const junkText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e400',
    'NaN',
    '5%',
    '101%',
    'true',
    'null',
    '#',
    '\u0000',
    '2025-02-30',
    'JPY',
  ),
  fc.constantFrom(CUSTOMER, ITEM, TAX, SALESPERSON, ADDRESS),
);
const junk = fc.oneof(
  { weight: 4, arbitrary: junkText },
  { weight: 4, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const named = (names: string[]) => fc.dictionary(fc.constantFrom(...names), junk, { maxKeys: 6 });
const junkLine = fc
  .tuple(fc.record(LINE_FIELDS, { requiredKeys: [] }), named([...Object.keys(LINE_FIELDS), ...LINE_NAMES]))
  .map(([good, bad]) => ({ item_id: ITEM, ...good, ...bad }));

/** An order with some good fields and some junk among them. */
export const junkOrder = fc
  .tuple(
    fc.record(ORDER_FIELDS, { requiredKeys: [] }),
    named([...Object.keys(ORDER_FIELDS), ...OTHER_NAMES]),
    fc.oneof(fc.array(fc.oneof({ weight: 5, arbitrary: junkLine }, junk), { maxLength: 4 }), junk),
  )
  .map(([good, bad, line_items]) => ({ customer_id: CUSTOMER, ...good, line_items, ...bad }));

/** As JSON, whole or damaged, or no JSON at all. */
export const junkBody = fc.oneof(
  { weight: 8, arbitrary: junkOrder.map((body) => JSON.stringify(body)) },
  {
    weight: 1,
    arbitrary: fc.tuple(junkOrder, fc.nat(2000)).map(([body, at]) => JSON.stringify(body).slice(0, at)),
  },
  { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string({ unit: 'binary' })) },
);
