/**
 * What a caller may state about an order, in our words: the payload of create, update and calculate.
 * A field left out stays as it is; null clears an optional field.
 */
import * as z from 'zod/mini';
import { atMost, ExtrasInput, jsonText, longText, LONG, shortText, text } from './input-bounds.ts';
import { GST_TREATMENTS } from './parties.ts';
import { LEVELS } from './pricing.ts';
import { DateText, DecimalText } from './value-texts.ts';

const number = z.optional(z.nullable(DecimalText));
const date = z.optional(z.nullable(DateText));

/** A figure is an amount as an answer shows it: one that equals what stands keeps what stands, a percentage included. */
export const DiscountInput = z.strictObject({
  kind: z.enum(['amount', 'percent', 'figure']),
  value: DecimalText,
});
export type DiscountInput = z.infer<typeof DiscountInput>;

export const StatedTax = z.strictObject({
  name: shortText,
  percent: DecimalText,
  /** Absent: as the tax of this name and percentage stands already, else not compound. */
  compound: z.optional(z.boolean()),
});
export type StatedTax = z.infer<typeof StatedTax>;

/** A tax by the id of its reference row (which decides the rate), or taxes stated in place. */
export const TaxInput = z.union([
  z.strictObject({ id: shortText, percent: z.optional(DecimalText) }),
  z.strictObject({ stated: atMost(StatedTax, 100) }),
  /** A percentage alone: the tax that stands when it has it, else one that is named after it; 0 takes the tax away. */
  z.strictObject({ percent: DecimalText }),
]);
export type TaxInput = z.infer<typeof TaxInput>;

const CustomFieldInput = z.strictObject({
  id: z.optional(shortText),
  index: z.optional(z.int()),
  apiName: z.optional(shortText),
  label: z.optional(shortText),
  /** JSON text; null takes the field away. */
  value: z.optional(z.nullable(jsonText)),
});

const DocumentInput = z.strictObject({
  id: shortText,
  fileName: z.optional(shortText),
  fileType: z.optional(shortText),
  fileSize: z.optional(DecimalText),
  fileSizeFormatted: z.optional(shortText),
  attachmentOrder: z.optional(z.int()),
  canSendInMail: z._default(z.boolean(), false),
});

/** Parts that are given change, the rest of the address stays; unless it is stated whole, when the rest is empty. */
const AddressInput = z.strictObject({
  attention: text,
  address: longText,
  street2: text,
  city: text,
  state: text,
  zip: text,
  country: text,
  phone: text,
  fax: text,
  whole: z.optional(z.boolean()),
});
export type AddressInput = z.infer<typeof AddressInput>;

/** A tax on the document after its line taxes: by percentage, or as an amount. */
const DocumentTaxInput = z.strictObject({
  name: shortText,
  percent: z.optional(DecimalText),
  amount: z.optional(DecimalText),
});

/** Who buys, as this order has it: the customer's own row stays as it is. */
const CustomerFactsInput = z.strictObject({ name: text, contactName: text, phone: text, email: text });
export type CustomerFactsInput = z.infer<typeof CustomerFactsInput>;

/**
 * One tax on the whole document in the place of all others. The amount wins over the percentage and stands until the
 * lines or the discount change; a percentage alone ends an amount. What equals the figures that stand changes nothing.
 */
const SoleTaxInput = z.strictObject({ name: shortText, percent: number, amount: number });
export type SoleTaxInput = z.infer<typeof SoleTaxInput>;

/** A payment without an id of its own: told apart by what it says. */
const PaymentInput = z.strictObject({
  mode: shortText,
  amount: DecimalText,
  date: z.optional(DateText),
  description: z.string().check(z.maxLength(LONG)),
});
export type PaymentInput = z.infer<typeof PaymentInput>;

/** Statuses a caller may state: `confirmed` and `void` move the order there, the others must be so already. */
export const STATED_STATUSES = ['draft', 'confirmed', 'delivered', 'void'] as const;
export type StatedStatus = (typeof STATED_STATUSES)[number];

export const LineInput = z.strictObject({
  id: z.optional(shortText),
  /** Takes the line out. A list that does so is a list of changes: lines that it does not name stay. */
  remove: z.optional(z.boolean()),
  /** Where the line stands among those that say so; the others stay behind the one before them. Absent: as listed. */
  order: z.optional(z.int()),
  itemId: text,
  productCode: text,
  name: text,
  description: longText,
  rate: number,
  quantity: number,
  unit: text,
  discount: z.optional(z.nullable(DiscountInput)),
  tax: z.optional(z.nullable(TaxInput)),
  warehouseId: text,
  hsnOrSac: text,
  satItemKeyCode: text,
  unitKeyCode: text,
  tdsTaxId: text,
  customFields: z.optional(atMost(CustomFieldInput, 500)),
  extras: z.optional(z.record(shortText, ExtrasInput)),
});
export type LineInput = z.infer<typeof LineInput>;

export const OrderInput = z.strictObject({
  number: text,
  referenceNumber: text,
  subject: text,
  status: z.optional(z.enum(STATED_STATUSES)),
  /** A status in a word of the organisation's own, as its settings have it. */
  statusWord: z.optional(shortText),
  date,
  /** Instead of a date: a moment, whose day is taken on the organisation's clock. */
  dateAt: z.optional(z.iso.datetime()),
  shipmentDate: date,
  dueDate: date,
  customerId: text,
  customer: z.optional(CustomerFactsInput),
  /** A customer that has no row is as `customer` says, under the id that is stated. */
  customerMayBeNew: z.optional(z.boolean()),
  contactPersonIds: z.optional(z.nullable(atMost(shortText, 50))),
  billingAddressId: text,
  shippingAddressId: text,
  billingAddress: z.optional(AddressInput),
  shippingAddress: z.optional(AddressInput),
  placeOfSupply: text,
  gstTreatment: z.optional(z.nullable(z.enum(GST_TREATMENTS))),
  gstNumber: text,
  /** The currency by the id that its row shows; instead of its code, or beside it. */
  currencyId: text,
  currencyCode: text,
  exchangeRate: number,
  taxRounding: z.optional(z.enum(LEVELS)),
  precision: z.optional(z.int()),
  taxInclusive: z.optional(z.boolean()),
  discountLevel: z.optional(z.enum(LEVELS)),
  discount: z.optional(z.nullable(DiscountInput)),
  /** Every discount that the request states shall count, whatever level the order's discounts were on. */
  discountsCount: z.optional(z.boolean()),
  discountBeforeTax: z.optional(z.boolean()),
  shippingCharge: number,
  shippingTax: z.optional(z.nullable(TaxInput)),
  /** Further charges by name: those that are named change, null or nothing takes one away. */
  charges: z.optional(z.array(z.strictObject({ name: shortText, amount: number }))),
  adjustment: number,
  /** The adjustment with shipping and further charges inside, of a caller who knows no other place for them. */
  adjustmentWithCharges: number,
  /** The same of a caller who knows another place for shipping alone. */
  adjustmentWithFurtherCharges: number,
  documentTaxes: z.optional(z.nullable(atMost(DocumentTaxInput, 100))),
  /** All document taxes as one amount; one that equals what they come to keeps them. */
  documentTaxAmount: number,
  soleTax: z.optional(SoleTaxInput),
  adjustmentDescription: longText,
  lines: z.optional(atMost(LineInput, 1000)),
  /** Lines without an id are those of the order with the same product code, in their order; else new ones of that item. */
  linesByCode: z.optional(z.boolean()),
  /** Of each the order has at least as many as are stated: stating them again records nothing. */
  payments: z.optional(atMost(PaymentInput, 1000)),
  salespersonId: text,
  salespersonName: text,
  deliveryMethod: text,
  deliveryMethodId: text,
  priceBookId: text,
  templateId: text,
  notes: longText,
  terms: longText,
  customFields: z.optional(z.nullable(atMost(CustomFieldInput, 500))),
  documents: z.optional(z.nullable(atMost(DocumentInput, 50))),
  extras: z.optional(z.record(shortText, ExtrasInput)),
});
export type OrderInput = z.infer<typeof OrderInput>;
