/** Product_Details of a request: by id changed, added without one, taken out with `delete` or, in a whole list, by being left out. */
import { OrderError } from '../../domain/order-error.ts';
import type { LineInput, OrderInput, TaxInput } from '../../domain/order-input.ts';
import { LINES_AT_MOST } from '../../domain/order.ts';
import { decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { OWNED_LINE_FIELDS, WireLine, type WireTaxes } from './wire-line.ts';
import type * as z from 'zod/mini';

const KNOWN = new Set(Object.keys(WireLine.def.shape));
/** Documents show some keys in both letter cases. */
const SPELLINGS = new Map([...KNOWN, ...OWNED_LINE_FIELDS].map((name) => [name.toLowerCase(), name]));

/** Absent means that the lines stay. @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeLines(lines: unknown): LineInput[] | undefined {
  if (lines === undefined) return undefined;
  if (lines !== null && !Array.isArray(lines)) {
    throw new OrderError('invalid_value', { field: 'Product_Details', expected: 'jsonarray' });
  }
  // Counted before they are read: a thousand bad lines are one refusal.
  if (lines && lines.length > LINES_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'Product_Details', limit: LINES_AT_MOST });
  }
  return (lines ?? []).map((line, index) => decodeLine(line, `Product_Details[${index}]`));
}

function decodeLine(line: unknown, field: string): LineInput {
  if (!isJsonObject(line)) throw new OrderError('invalid_value', { field, expected: 'jsonobject' });
  const spelled = Object.fromEntries(
    Object.entries(line).map(([name, value]) => [SPELLINGS.get(name.toLowerCase()) ?? name, value]),
  );
  const wire = readWire(WireLine, spelled, field);
  const product = wire.product;
  return {
    // Clients put the product's id where a line's belongs: no line of ours is called that.
    id: wire.id && wire.id !== product?.id ? wire.id : undefined,
    remove: wire.delete || undefined,
    itemId: product === undefined ? undefined : (product?.id ?? null),
    name: product?.id ? undefined : product?.name,
    description: wire.product_description,
    rate: wire.list_price ?? wire['Unit Price'] ?? wire.unit_price ?? wire.list_price,
    quantity: wire.quantity,
    discount: asFigure(wire.Discount),
    tax: decodeTaxes(wire.line_tax, `${field}.line_tax`),
    extras: decodeExtras('zoho-crm', spelled as Record<string, JsonValue>, KNOWN, OWNED_LINE_FIELDS),
  };
}

/** Answers show every discount as money, so an amount may be what we showed. */
export function asFigure(discount: WireLine['Discount']): OrderInput['discount'] {
  if (!discount) return discount;
  return { kind: discount.kind === 'percent' ? 'percent' : 'figure', value: discount.value };
}

function decodeTaxes(taxes: z.infer<typeof WireTaxes>, field: string): TaxInput | null | undefined {
  return taxes && { stated: statedTaxes(taxes, field) };
}

type Taxes = NonNullable<z.infer<typeof WireTaxes>>;

/** Stated in place, never looked up. @throws OrderError missing_field */
export function statedTaxes(taxes: Taxes, field: string) {
  return taxes.map(({ name, percentage }, index) => {
    if (!name) throw new OrderError('missing_field', { field: `${field}[${index}].name` });
    if (!percentage) throw new OrderError('missing_field', { field: `${field}[${index}].percentage` });
    return { name, percent: percentage };
  });
}
