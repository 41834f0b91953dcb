/**
 * Facts that other systems report about an order. Each states one thing in full, with the version its source gave it:
 * what arrives twice or late can be told by that alone. `removed`: it no longer counts (cancelled, void or deleted there).
 */
import * as z from 'zod/mini';
import { decimalPlaces, integerDigits, isNegative, parseDecimal, type Decimal } from './decimal.ts';
import { DateText } from './order-input.ts';

const id = z.string().check(z.minLength(1), z.maxLength(100));
const text = z._default(z.string().check(z.maxLength(500)), '');
const flag = z._default(z.boolean(), false);
const date = z.optional(DateText);
/** Counts up at the source, for this one thing. */
const version = z.int().check(z.gte(1));
const sourced = { id, version, removed: flag };

/** Decimal text, or a JSON number; zero or more, within what an order may hold. */
const Amount = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((stated, context): Decimal => {
    const parsed = parseDecimal(String(stated));
    const isBounded =
      parsed && !isNegative(parsed) && integerDigits(parsed) <= 15 && decimalPlaces(parsed) <= 10;
    if (isBounded) return parsed;
    context.issues.push({ code: 'custom', message: 'expected a decimal number from 0 on', input: stated });
    return z.NEVER;
  }),
);

/** How much of which line; a line that is named twice counts twice. */
const LineQuantities = z._default(
  z.array(z.object({ lineId: id, quantity: Amount })).check(z.maxLength(200)),
  [],
);

export const PackageFact = z.object({
  ...sourced,
  number: text,
  date,
  status: text,
  detailedStatus: text,
  statusMessage: text,
  lines: LineQuantities,
});

/** Where a shipment is; what has left counts as shipped, also when it comes back. */
const DELIVERY_STATES = ['planned', 'shipped', 'delivered', 'returned'] as const;

export const ShipmentFact = z.object({
  ...sourced,
  /** The packages it carries; those not heard of yet stand as stubs until they are. */
  packageIds: z.array(id).check(z.minLength(1), z.maxLength(200)),
  number: text,
  delivery: z._default(z.enum(DELIVERY_STATES), 'shipped'),
  /** In the carrier's or the warehouse's own words. */
  status: text,
  carrier: text,
  service: text,
  trackingNumber: text,
  date,
  deliveryDate: date,
  deliveryDays: text,
  deliveryGuarantee: flag,
});

export const InvoiceFact = z.object({
  ...sourced,
  number: text,
  status: text,
  date,
  dueDate: date,
  total: Amount,
  balance: Amount,
  lines: LineQuantities,
});

export const PaymentFact = z.object({
  ...sourced,
  number: text,
  mode: text,
  amount: Amount,
  date,
  description: text,
  reference: text,
  exchangeRate: z._default(Amount, '1' as Decimal),
  invoicePaymentId: text,
  isSingleInvoicePayment: flag,
  lastFourDigits: z._default(z.string().check(z.regex(/^\d{0,4}$/)), ''),
  onlineTransactionId: text,
});

export const PurchaseOrderFact = z.object({ ...sourced, number: text });

export const CouponFact = z.object({ version, removed: flag, id, code: text });

export const CheckoutFact = z.object({
  version,
  ip: text,
  paymentMode: text,
  isOfflinePayment: flag,
  isTestOrder: flag,
  canProcessInStore: flag,
  salesChannel: text,
});
