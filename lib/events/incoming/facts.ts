/** Facts as they come over the bus: which order of which organisation, and the fact. */
import * as z from 'zod/mini';
import type { Fact } from '../../domain/fact.ts';
import {
  CheckoutFact,
  CouponFact,
  InvoiceFact,
  PackageFact,
  PaymentFact,
  PurchaseOrderFact,
  ShipmentFact,
} from '../../domain/facts.ts';
import { RiskFact } from '../../domain/risk.ts';

const name = z.string().check(z.minLength(1), z.maxLength(100));
const about = <State extends z.core.$ZodType>(fact: State) =>
  z.object({ organizationId: name, orderId: name, fact });

const PackageRecorded = about(PackageFact);
const ShipmentUpdated = about(ShipmentFact);
const InvoiceRecorded = about(InvoiceFact);
const PaymentRecorded = about(PaymentFact);
const PurchaseOrderRecorded = about(PurchaseOrderFact);
const RiskAssessed = about(RiskFact);
const CouponApplied = about(CouponFact);
const CheckoutRecorded = about(CheckoutFact);

/** By detail type: the schema of `detail`, and what kind of fact it is to the operation. */
export const FACT_EVENTS = {
  PackageRecorded: { schema: PackageRecorded, kind: 'package' },
  ShipmentUpdated: { schema: ShipmentUpdated, kind: 'shipment' },
  InvoiceRecorded: { schema: InvoiceRecorded, kind: 'invoice' },
  PaymentRecorded: { schema: PaymentRecorded, kind: 'payment' },
  PurchaseOrderRecorded: { schema: PurchaseOrderRecorded, kind: 'purchaseOrder' },
  RiskAssessed: { schema: RiskAssessed, kind: 'risk' },
  CouponApplied: { schema: CouponApplied, kind: 'coupon' },
  CheckoutRecorded: { schema: CheckoutRecorded, kind: 'checkout' },
} as const satisfies Record<string, { schema: z.core.$ZodType; kind: Fact['kind'] }>;

interface ReportedFact {
  organizationId: string;
  orderId: string;
  fact: Fact;
}

/** Undefined for a detail type that is no fact. @throws ZodError */
export function readFact(detailType: string, detail: unknown): ReportedFact | undefined {
  if (!Object.hasOwn(FACT_EVENTS, detailType)) return undefined;
  const { schema, kind } = FACT_EVENTS[detailType as keyof typeof FACT_EVENTS];
  const { organizationId, orderId, fact } = schema.parse(detail);
  // Kind and schema stand in one row of the table above: that they fit is not visible to the compiler.
  return { organizationId, orderId, fact: { kind, state: fact } as Fact };
}
