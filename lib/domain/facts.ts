/**
 * Facts that other systems report about an order: eight kinds in one table. Each states one thing in full, with the version
 * its source gave it: what arrives twice or late can be told by that alone. `removed`: it no longer counts (cancelled, void
 * or deleted there).
 */
import * as z from 'zod/mini';
import { decimalPlaces, integerDigits, isNegative, parseDecimal, type Decimal } from './decimal.ts';
import { DateText, Version } from './value-texts.ts';

const id = z.string().check(z.minLength(1), z.maxLength(100));
const text = z._default(z.string().check(z.maxLength(500)), '');
/** Of what is shown with each of two hundred packages: an answer must hold them all. */
const word = z._default(z.string().check(z.maxLength(100)), '');
const texts = z._default(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(50)), []);
const flag = z._default(z.boolean(), false);
const date = z.optional(DateText);

/** What a thing states in full while it stands; of one that no longer counts its name is enough. */
function reported<Name extends z.core.$ZodShape, State extends z.core.$ZodShape>(name: Name, state: State) {
  return z.discriminatedUnion('removed', [
    z.object({ ...name, removed: z.literal(true) }),
    z.object({ ...name, removed: z.optional(z.literal(false)), ...state }),
  ]);
}

const sourced = { id, version: Version };

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

const PackageFact = reported(sourced, {
  number: text,
  date,
  status: text,
  detailedStatus: text,
  statusMessage: text,
  lines: LineQuantities,
});

/** Where a shipment is; what has left counts as shipped until it comes back. */
const DELIVERY_STATES = ['planned', 'shipped', 'delivered', 'returned'] as const;

const ShipmentFact = reported(sourced, {
  /** The packages it carries; those not heard of yet stand as stubs until they are. */
  packageIds: z.array(id).check(z.minLength(1), z.maxLength(200)),
  number: word,
  delivery: z._default(z.enum(DELIVERY_STATES), 'shipped'),
  /** In the carrier's or the warehouse's own words. */
  status: word,
  carrier: word,
  service: word,
  trackingNumber: word,
  date,
  deliveryDate: date,
  deliveryDays: word,
  deliveryGuarantee: flag,
});

const InvoiceFact = reported(sourced, {
  number: text,
  status: text,
  date,
  dueDate: date,
  total: Amount,
  balance: Amount,
  lines: LineQuantities,
});

const PaymentFact = reported(sourced, {
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

const PurchaseOrderFact = reported(sourced, { number: text });

const CouponFact = reported(sourced, { code: text });

const CheckoutFact = reported(
  { version: Version },
  {
    ip: text,
    paymentMode: text,
    isOfflinePayment: flag,
    isTestOrder: flag,
    canProcessInStore: flag,
    salesChannel: text,
  },
);

const FraudAnalysis = z.object({
  /** Why a person marked the order. */
  manual: text,
  system: texts,
  ipCity: text,
  ipRegion: text,
  ipCountryCode: text,
  ipCountryName: text,
  ipLatitude: text,
  ipLongitude: text,
  ipZip: text,
  ipScore: z.optional(z.int()),
  locationsMatch: z.optional(z.boolean()),
  paymentRetryCount: z._default(z.int().check(z.gte(0)), 0),
});

/** Lines for people to read, and how they were arrived at. */
const RiskFact = reported(
  { version: Version },
  {
    risks: texts,
    fraudAnalysis: z.optional(FraudAnalysis),
  },
);

/** Every kind: the event that reports it, what that states, and the list it is kept in; without one an order has one of it. */
export const FACTS = {
  package: { event: 'PackageRecorded', state: PackageFact, list: 'packages' },
  shipment: { event: 'ShipmentUpdated', state: ShipmentFact, list: 'shipments' },
  invoice: { event: 'InvoiceRecorded', state: InvoiceFact, list: 'invoices' },
  payment: { event: 'PaymentRecorded', state: PaymentFact, list: 'payments' },
  purchaseOrder: { event: 'PurchaseOrderRecorded', state: PurchaseOrderFact, list: 'purchaseOrders' },
  risk: { event: 'RiskAssessed', state: RiskFact },
  coupon: { event: 'CouponApplied', state: CouponFact },
  checkout: { event: 'CheckoutRecorded', state: CheckoutFact },
} as const;

type Facts = typeof FACTS;
export type FactKind = keyof Facts;
type State<Kind extends FactKind> = z.infer<Facts[Kind]['state']>;

/** One fact about one order, as the operation takes it. */
export type Fact<Kind extends FactKind = FactKind> = {
  [Each in Kind]: { kind: Each; state: State<Each> };
}[Kind];

/** A fact as an order keeps it. */
export type Kept<Kind extends FactKind> = Omit<Exclude<State<Kind>, { removed: true }>, 'removed'>;

/** The kinds of which an order may have many, and those of which it has one. */
export type ListedKind = {
  [Kind in FactKind]: Facts[Kind] extends { list: string } ? Kind : never;
}[FactKind];
export type SingleKind = Exclude<FactKind, ListedKind>;

/** A fact that cannot be recorded. `mayPass`: not yet, but perhaps once another event has arrived. */
export class FactRefusal extends Error {
  override readonly name = 'FactRefusal';
  readonly mayPass: boolean;

  constructor(reason: string, { mayPass }: { mayPass: boolean }) {
    super(reason);
    this.mayPass = mayPass;
  }
}
