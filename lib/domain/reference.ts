/** Reference rows: what names, addresses and rates on an order are filled in from. Also the schema of the import file. */
import * as z from 'zod/mini';
import type { OrganizationId } from './identity.ts';
import { jsonText } from './input-bounds.ts';
import { LIMITS } from './limits.ts';
import { DecimalText } from './value-texts.ts';
import { GST_TREATMENTS } from './parties.ts';
import type { OrganizationSettings } from './settings.ts';

const text = z.string().check(z.maxLength(500));
const id = z.string().check(z.minLength(1), z.maxLength(LIMITS.idLength));

const AddressRow = z.strictObject({
  id: z.optional(id),
  attention: z.optional(text),
  address: z._default(text, ''),
  street2: z.optional(text),
  city: z._default(text, ''),
  state: z._default(text, ''),
  zip: z._default(text, ''),
  country: z._default(text, ''),
  phone: z.optional(text),
  fax: z._default(text, ''),
});

const ContactPersonRow = z.strictObject({
  id,
  salutation: z.optional(text),
  firstName: z.optional(text),
  lastName: z.optional(text),
  email: z.optional(text),
  phone: z.optional(text),
  mobile: z.optional(text),
  designation: z.optional(text),
  department: z.optional(text),
  isPrimary: z.optional(z.boolean()),
});

/** A field of the organisation's own; its value as JSON text. */
const OwnFieldRow = z.strictObject({
  id: z.optional(id),
  index: z.optional(z.int()),
  label: z.optional(text),
  apiName: z.optional(text),
  value: z.optional(jsonText),
});
export type OwnFieldRow = z.infer<typeof OwnFieldRow>;
const ownFields = z.optional(z.array(OwnFieldRow).check(z.maxLength(LIMITS.customFields)));
/** False: no longer offered to anybody; an order may name it all the same. Absent: true. */
const active = z.optional(z.boolean());
const note = z.optional(z.string().check(z.maxLength(5000)));
/** Rows that HTTP writes hold no more of these. */
export const PARTS_AT_MOST = 100;

export const CustomerRow = z.strictObject({
  kind: z.literal('customer'),
  id,
  name: text.check(z.minLength(1)),
  email: z.optional(text),
  phone: z.optional(text),
  currencyCode: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  placeOfSupply: z.optional(text),
  gstTreatment: z.optional(z.enum(GST_TREATMENTS)),
  gstNumber: z.optional(text),
  contactPersons: z._default(z.array(ContactPersonRow), []),
  /** The first is the default; `billingAddressId` and `shippingAddressId` choose another. */
  addresses: z._default(z.array(AddressRow), []),
  billingAddressId: z.optional(id),
  shippingAddressId: z.optional(id),
  active,
  companyName: z.optional(text),
  contactType: z.optional(text),
  firstName: z.optional(text),
  lastName: z.optional(text),
  mobile: z.optional(text),
  website: z.optional(text),
  notes: note,
  /** In days. */
  paymentTerms: z.optional(z.int().check(z.gte(-1000), z.lte(100_000))),
  paymentTermsLabel: z.optional(text),
  customFields: ownFields,
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const ItemRow = z.strictObject({
  kind: z.literal('item'),
  id,
  name: text.check(z.minLength(1)),
  code: z.optional(text),
  description: z.optional(z.string().check(z.maxLength(2000))),
  rate: z.optional(DecimalText),
  unit: z.optional(text),
  hsnOrSac: z.optional(text),
  image: z.optional(z.strictObject({ id, name: text, type: text })),
  /** The options that make this item the variant it is: size, colour, … */
  attributes: z.optional(
    z
      .array(z.strictObject({ name: text, option: text, content: z._default(text, '') }))
      .check(z.maxLength(3)),
  ),
  active,
  purchaseRate: z.optional(DecimalText),
  purchaseDescription: z.optional(z.string().check(z.maxLength(2000))),
  taxId: z.optional(id),
  productType: z.optional(text),
  itemType: z.optional(text),
  upc: z.optional(text),
  ean: z.optional(text),
  isbn: z.optional(text),
  partNumber: z.optional(text),
  brand: z.optional(text),
  manufacturer: z.optional(text),
  customFields: ownFields,
});
export type ItemRow = z.infer<typeof ItemRow>;

const TaxFields = z.strictObject({
  kind: z.literal('tax'),
  id,
  name: text.check(z.minLength(1)),
  percent: z.optional(DecimalText),
  compound: z._default(z.boolean(), false),
  /** A tax group names its components instead of a percentage. */
  components: z.optional(
    z.array(
      z.strictObject({ id, name: text, percent: DecimalText, compound: z._default(z.boolean(), false) }),
    ),
  ),
});

const hasOneRate = z.refine<Pick<z.infer<typeof TaxFields>, 'percent' | 'components'>>(
  (row) => (row.percent === undefined) !== (row.components === undefined),
  'needs either percent or components',
);

export const TaxRow = TaxFields.check(hasOneRate);
/** A tax as its source sends it: its kind is in the name of the event. */
export const TaxFacts = z.omit(TaxFields, { kind: true }).check(hasOneRate);
export type TaxRow = z.infer<typeof TaxRow>;

export const SalespersonRow = z.strictObject({
  kind: z.literal('salesperson'),
  id,
  name: text.check(z.minLength(1)),
  email: z.optional(text),
});
export type SalespersonRow = z.infer<typeof SalespersonRow>;

/** Keyed by its code, so that an order's currency_code finds it. */
export const CurrencyRow = z.strictObject({
  kind: z.literal('currency'),
  id: z.string().check(z.regex(/^[A-Z]{3}$/)),
  currencyId: z._default(text, ''),
  symbol: z._default(text, ''),
  exchangeRate: z.optional(DecimalText),
});
export type CurrencyRow = z.infer<typeof CurrencyRow>;

export const ReferenceRow = z.discriminatedUnion('kind', [
  CustomerRow,
  ItemRow,
  TaxRow,
  SalespersonRow,
  CurrencyRow,
]);
export type ReferenceRow = z.infer<typeof ReferenceRow>;
export type ReferenceKind = ReferenceRow['kind'];
/** All of them; a kind that is left out does not compile. */
export const REFERENCE_KINDS = Object.keys({
  customer: true,
  item: true,
  tax: true,
  salesperson: true,
  currency: true,
} satisfies Record<ReferenceKind, true>) as ReferenceKind[];

export interface ReferenceKey {
  kind: ReferenceKind;
  id: string;
}

/** One version of one reference row, as its source reports it. */
export interface ReferenceChange {
  organizationId: OrganizationId;
  /** Counts up at the source, for this one row. */
  version: number;
  key: ReferenceKey | { kind: 'settings' };
  /** Absent: the row is gone. */
  row?: ReferenceRow | OrganizationSettings;
}
