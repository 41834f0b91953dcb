/** What a partial update of each wire may say: a body made of the order as that wire shows it. */
import * as fc from 'fast-check';
import type { Answer } from './client.ts';
import { CODES } from './code-rows.ts';
import { ACCOUNT, CUSTOMER, TAX } from './demo-ids.ts';
import type { Wire } from './following-moves.ts';
import type { Topic } from './wire-moves.ts';

type Json = Answer['json'];
export type Says = (shown: Json) => Record<string, unknown>;

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const cents = fc.integer({ min: 0, max: 400 }).map((value) => value / 100);
const day = fc.constantFrom('2026-01-31', '2026-12-24');
const percent = fc.integer({ min: 0, max: 50 }).map((value) => `${value}%`);

/** The first line with another value, the rest by name. */
const firstLine =
  (named: (line: Json) => object, key: string, list: string) =>
  (value: unknown) =>
  (shown: Json): Record<string, unknown> => ({
    [list]: shown[list].map((each: Json, at: number) => ({
      ...named(each),
      ...(at === 0 && { [key]: value }),
    })),
  });
const ofInventory = ({ line_item_id }: Json) => ({ line_item_id });
const inventoryLine = (key: string) => firstLine(ofInventory, key, 'line_items');
const inventoryLines = (change: (lines: object[]) => object[]) =>
  fc.constant(listed(ofInventory, 'line_items')(change));
const ofCrm = ({ id }: Json) => ({ id });
const crmLine = (key: string) => firstLine(ofCrm, key, 'Product_Details');
const crmLines = (change: (lines: object[]) => object[]) =>
  fc.constant(listed(ofCrm, 'Product_Details')(change));
const getflyLine = (key: string) =>
  firstLine(
    ({ product_code, product_name }) => (product_code ? { product_code } : { product_name }),
    key,
    'saved_order_details',
  );

/** The lines in another order, one more, or the last one less, each named as it is above. */
const listed =
  (name: (line: Json) => object, list: string) =>
  (change: (lines: object[]) => object[]) =>
  (shown: Json): Record<string, unknown> => ({ [list]: change(shown[list].map(name)) });
const reversed = (lines: object[]) => lines.toReversed();
const without = (lines: object[]) => (lines.length > 1 ? lines.slice(0, -1) : lines);

const field = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Says> =>
  value.map((stated) => () => ({ [name]: stated }));
const ofLine = (says: (value: unknown) => Says, value: fc.Arbitrary<unknown>): fc.Arbitrary<Says> =>
  value.map(says);
const number = fc.integer({ min: 1, max: 1e9 }).map((count) => `N-${count}`);
const quantity = fc.integer({ min: 1, max: 9 });
const rate = fc.integer({ min: 1000, max: 9999 }).map((value) => value / 100);

/** How each wire says what an update may be about. */
export const SAYS: Record<Wire, Partial<Record<Topic, fc.Arbitrary<Says>>>> = {
  inventory: {
    notes: field('notes', word),
    terms: field('terms', word),
    reference: field('reference_number', word),
    shipmentDate: field('shipment_date', day),
    date: field('date', day),
    own: field('cf_own', fc.oneof(word, fc.constant({ a: [1] }))),
    custom: field(
      'custom_fields',
      word.map((value) => [{ custom_field_id: 'gift', value }]),
    ),
    salesperson: field('salesperson_id', fc.constantFrom(CODES.salesperson, '')),
    discount: field('discount', fc.oneof(percent, cents)),
    shipping: field('shipping_charge', cents),
    adjustment: field('adjustment', cents),
    quantity: ofLine(inventoryLine('quantity'), quantity),
    rate: ofLine(inventoryLine('rate'), rate),
    description: ofLine(inventoryLine('description'), word),
    lineDiscount: ofLine(inventoryLine('discount'), fc.constantFrom('10%', 1.25, 0)),
    lineTax: ofLine(inventoryLine('tax_id'), fc.constantFrom(TAX, CODES.group, CODES.tax, '')),
    order: inventoryLines(reversed),
    added: inventoryLines((lines) => [...lines, { item_id: CODES.item, quantity: 2, tax_id: TAX }]),
    removed: inventoryLines(without),
    number: field('salesorder_number', number),
    customer: field('customer_id', fc.constantFrom(CUSTOMER, CODES.customer, ACCOUNT)),
  },
  crm: {
    notes: field('Description', word),
    terms: field('Terms_and_Conditions', word),
    subject: field('Subject', word),
    dueDate: field('Due_Date', fc.oneof(day, fc.constant(null))),
    carrier: fc
      .record({
        Carrier: fc.constantFrom('UPS', null),
        Deal_Name: fc.constantFrom({ id: 'fair' }, null),
        Excise_Duty: cents,
      })
      .map((fields) => () => fields),
    city: field('Billing_City', word),
    street: field('Billing_Street', word),
    dock: field('Shipping_Street', word),
    discount: field('Discount', fc.oneof(percent, cents)),
    adjustment: field('Adjustment', fc.integer({ min: 20, max: 40 })),
    quantity: ofLine(crmLine('quantity'), quantity),
    rate: ofLine(crmLine('list_price'), rate),
    description: ofLine(crmLine('product_description'), word),
    lineDiscount: ofLine(crmLine('Discount'), fc.constantFrom('10%', 1.25)),
    lineTax: ofLine(crmLine('line_tax'), fc.constantFrom([{ name: 'Vat', percentage: 8 }], [])),
    documentTax: field('$line_tax', fc.constantFrom([{ name: 'City', percentage: 4 }], [])),
    order: crmLines(reversed),
    added: crmLines((lines) => [...lines, { product: { id: CODES.item }, quantity: 2 }]),
    removed: crmLines(without),
    number: field('SO_Number', number),
    customer: field('Account_Name', fc.constantFrom({ id: CUSTOMER }, { id: ACCOUNT })),
    status: field('Status', fc.constantFrom('Approved', 'Cancelled')),
  },
  getfly: {
    terms: field(
      'order_terms',
      word.map((term_content) => [{ term_content }]),
    ),
    date: field('order_date', day),
    lading: field('lading_code', word),
    account: field(
      'account',
      word.map((account_name) => ({ account_name })),
    ),
    street: field(
      'account',
      word.map((account_address) => ({ account_address })),
    ),
    payments: field(
      'saved_sale_order_payments',
      fc.array(fc.record({ method_name: word, amount: cents }), { minLength: 1, maxLength: 2 }),
    ),
    discount: field('discount', fc.integer({ min: 0, max: 50 })),
    shipping: field('transport_amount', cents),
    installation: field('installation_amount', cents),
    vat: field('vat', fc.integer({ min: 0, max: 30 })),
    vatAmount: field('vat_amount', cents),
    discountAmount: field('discount_amount', cents),
    lineDiscount: ofLine(getflyLine('cash_discount'), fc.constantFrom(1.25, 0)),
    number: field('order_code', number),
    quantity: ofLine(getflyLine('quantity'), quantity),
    rate: ofLine(getflyLine('price'), rate),
    description: ofLine(getflyLine('note'), word),
  },
  commerce: { status: field('status', fc.constantFrom('confirmed', 'void', 'cancelled')) },
};
