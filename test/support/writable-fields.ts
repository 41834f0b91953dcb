/** A value of its own for every writable field of an Inventory order, and where it shows in the answer. */
import * as fc from 'fast-check';
import { SALESPERSON } from './demo-ids.ts';

/** Text as clients send it: printable, any script, no spaces around it. */
const words = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).map((text) => `a${text.trim()}z`.normalize('NFC'));
const plain = (places: number, max: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((units) => units / 10 ** places);
const wholeId = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const extraValue = fc.oneof(
  words(20),
  fc.boolean(),
  fc.integer(),
  fc.array(fc.oneof(fc.integer(), words(5)), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), words(5), { maxKeys: 3 }),
);

const customField = (at: number) =>
  fc.record({
    custom_field_id: fc.constant(String(100 + at)),
    index: fc.integer({ min: 1, max: 20 }),
    label: words(10),
    value: fc.oneof(words(20), fc.boolean(), fc.integer()),
  });
const customFields = fc
  .array(fc.constant(0), { minLength: 1, maxLength: 3 })
  .chain((slots) => fc.tuple(...slots.map((_, at) => customField(at))));

const document = fc.record({
  can_send_in_mail: fc.boolean(),
  file_name: words(20),
  file_type: fc.constantFrom('pdf', 'jpg'),
  file_size_formatted: words(8),
  attachment_order: fc.integer({ min: 1, max: 9 }),
  document_id: wholeId,
  file_size: fc.integer({ min: 1, max: 10 ** 9 }),
});

/** Fields that come back as they were sent, each on its own. */
export const ORDER_FIELDS = {
  date: day,
  shipment_date: day,
  reference_number: words(50),
  custom_fields: customFields,
  notes: words(200),
  terms: words(200),
  is_discount_before_tax: fc.boolean(),
  discount: fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map((hundredths) => `${(hundredths / 100).toFixed(2)}%`),
    fc.integer({ min: 1, max: 10 }),
  ),
  shipping_charge: plain(2, 1000),
  adjustment: plain(2, 1000),
  adjustment_description: words(50),
  delivery_method: words(20),
  delivery_method_id: wholeId,
  pricebook_id: wholeId,
  salesperson_id: fc.constant(SALESPERSON as string),
  tax_rounding: fc.constantFrom('entity_level', 'item_level'),
  exchange_rate: fc.constant(1),
  template_id: wholeId,
  documents: fc.uniqueArray(document, { selector: (entry) => entry.document_id, minLength: 1, maxLength: 2 }),
  place_of_supply: words(10),
  gst_treatment: fc.constantFrom('business_gst', 'business_none', 'overseas', 'consumer'),
  gst_no: fc.stringMatching(/^[0-9A-Z]{15}$/),
  contact_persons: fc
    .uniqueArray(wholeId, { minLength: 1, maxLength: 2 })
    .map((ids) => ids.map((contact_person_id) => ({ contact_person_id }))),
  cf_of_a_client: extraValue,
} as const;

/** The same of a line. Rate times quantity stays small enough for every discount above. */
export const LINE_FIELDS = {
  name: words(50),
  description: words(100),
  rate: fc.integer({ min: 10_000, max: 10 ** 8 }).map((units) => units / 10 ** 4),
  quantity: fc.integer({ min: 10_000, max: 10 ** 6 }).map((units) => units / 10 ** 3),
  unit: words(10),
  warehouse_id: wholeId,
  hsn_or_sac: words(10),
  sat_item_key_code: words(10),
  unitkey_code: words(5),
  tds_tax_id: wholeId,
  item_custom_fields: customFields,
  remark_of_a_client: extraValue,
} as const;
