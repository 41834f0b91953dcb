/** One fact about one order, as the operation takes it, and how it is turned away. */
import type * as z from 'zod/mini';
import type {
  CheckoutFact,
  CouponFact,
  InvoiceFact,
  PackageFact,
  PaymentFact,
  PurchaseOrderFact,
  ShipmentFact,
} from './facts.ts';
import type { RiskFact } from './risk.ts';

export type Fact =
  | { kind: 'package'; state: z.infer<typeof PackageFact> }
  | { kind: 'shipment'; state: z.infer<typeof ShipmentFact> }
  | { kind: 'invoice'; state: z.infer<typeof InvoiceFact> }
  | { kind: 'payment'; state: z.infer<typeof PaymentFact> }
  | { kind: 'purchaseOrder'; state: z.infer<typeof PurchaseOrderFact> }
  | { kind: 'risk'; state: z.infer<typeof RiskFact> }
  | { kind: 'coupon'; state: z.infer<typeof CouponFact> }
  | { kind: 'checkout'; state: z.infer<typeof CheckoutFact> };

/** A fact that cannot be recorded. `mayPass`: not yet, but perhaps once another event has arrived. */
export class FactRefusal extends Error {
  override readonly name = 'FactRefusal';
  readonly mayPass: boolean;

  constructor(reason: string, { mayPass }: { mayPass: boolean }) {
    super(reason);
    this.mayPass = mayPass;
  }
}
