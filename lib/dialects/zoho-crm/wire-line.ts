/** An entry of Product_Details, and the taxes on lines and documents. */
import * as z from 'zod/mini';
import { boolean, decimal, discount, id, text } from '../leaves/leaves.ts';
import { lookupValue } from './lookup.ts';

const WireTax = z.looseObject({ name: text(), percentage: decimal() });

export const WireTaxes = z.optional(z.nullable(z.array(WireTax).check(z.maxLength(20))));

export const WireLine = z.looseObject({
  id: id(),
  delete: z.optional(boolean()),
  product: lookupValue(),
  quantity: decimal(),
  /** The price goes by three names; the first that is there counts. */
  list_price: decimal(),
  'Unit Price': decimal(),
  unit_price: decimal(),
  Discount: discount(),
  product_description: text(5000),
  line_tax: WireTaxes,
});
export type WireLine = z.infer<typeof WireLine>;

/** Figures and catalogue facts that are ours to answer. */
export const OWNED_LINE_FIELDS = new Set([
  'total',
  'total_after_discount',
  'net_total',
  'Tax',
  'quantity_in_stock',
]);
