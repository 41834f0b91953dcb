/**
 * What a caller may state about an order, in our words: the payload of create, update and calculate.
 * A field left out stays as it is; null clears an optional field.
 */
import * as z from 'zod/mini';
import { parseDecimal, type Decimal } from './decimal.ts';
import { parseCalendarDate, type CalendarDate } from './identity.ts';
import { GST_TREATMENTS } from './parties.ts';

/** Text as a decimal; refuses what `parseDecimal` refuses. */
export const DecimalText = z.pipe(
  z.string(),
  z.transform((text, context): Decimal => {
    const parsed = parseDecimal(text);
    if (parsed !== undefined) return parsed;
    context.issues.push({ code: 'custom', message: 'expected a decimal number', input: text });
    return z.NEVER;
  }),
);

export const DateText = z.pipe(
  z.string(),
  z.transform((text, context): CalendarDate => {
    const parsed = parseCalendarDate(text);
    if (parsed !== undefined) return parsed;
    context.issues.push({ code: 'custom', message: 'expected a date like 2026-11-21', input: text });
    return z.NEVER;
  }),
);

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(DecimalText));
const date = z.optional(z.nullable(DateText));

export const DiscountInput = z.strictObject({ kind: z.enum(['amount', 'percent']), value: DecimalText });
export type DiscountInput = z.infer<typeof DiscountInput>;

export const StatedTax = z.strictObject({
  name: z.string(),
  percent: DecimalText,
  compound: z._default(z.boolean(), false),
});
export type StatedTax = z.infer<typeof StatedTax>;

/** A tax by the id of its reference row (which decides the rate), or taxes stated in place. */
export const TaxInput = z.union([
  z.strictObject({ id: z.string(), percent: z.optional(DecimalText) }),
  z.strictObject({ stated: z.array(StatedTax) }),
]);
export type TaxInput = z.infer<typeof TaxInput>;

export const CustomFieldInput = z.strictObject({
  id: z.optional(z.string()),
  index: z.optional(z.int()),
  apiName: z.optional(z.string()),
  label: z.optional(z.string()),
  value: z.optional(z.string()),
});

export const DocumentInput = z.strictObject({
  id: z.string(),
  fileName: z.optional(z.string()),
  fileType: z.optional(z.string()),
  fileSize: z.optional(DecimalText),
  fileSizeFormatted: z.optional(z.string()),
  attachmentOrder: z.optional(z.int()),
  canSendInMail: z._default(z.boolean(), false),
});

/** Field name -> JSON text, or null to forget the field. */
const ExtrasInput = z.record(z.string(), z.nullable(z.string()));

export const LineInput = z.strictObject({
  id: z.optional(z.string()),
  itemId: text,
  productCode: text,
  name: text,
  description: text,
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
  customFields: z.optional(z.array(CustomFieldInput)),
  extras: z.optional(z.record(z.string(), ExtrasInput)),
});
export type LineInput = z.infer<typeof LineInput>;

export const OrderInput = z.strictObject({
  number: text,
  referenceNumber: text,
  date,
  shipmentDate: date,
  customerId: text,
  contactPersonIds: z.optional(z.nullable(z.array(z.string()))),
  billingAddressId: text,
  shippingAddressId: text,
  placeOfSupply: text,
  gstTreatment: z.optional(z.nullable(z.enum(GST_TREATMENTS))),
  gstNumber: text,
  currencyCode: text,
  exchangeRate: number,
  taxRounding: z.optional(z.enum(['entity_level', 'item_level'])),
  precision: z.optional(z.int()),
  taxInclusive: z.optional(z.boolean()),
  discountLevel: z.optional(z.enum(['entity_level', 'item_level'])),
  discount: z.optional(z.nullable(DiscountInput)),
  discountBeforeTax: z.optional(z.boolean()),
  shippingCharge: number,
  shippingTax: z.optional(z.nullable(TaxInput)),
  adjustment: number,
  adjustmentDescription: text,
  lines: z.optional(z.array(LineInput)),
  salespersonId: text,
  salespersonName: text,
  deliveryMethod: text,
  deliveryMethodId: text,
  priceBookId: text,
  templateId: text,
  notes: text,
  terms: text,
  customFields: z.optional(z.nullable(z.array(CustomFieldInput))),
  documents: z.optional(z.nullable(z.array(DocumentInput))),
  extras: z.optional(z.record(z.string(), ExtrasInput)),
});
export type OrderInput = z.infer<typeof OrderInput>;
