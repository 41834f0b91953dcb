/** What has been reported about an order, as it is kept inside it; statuses are derived from it, never stored. */
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

type Kept<Fact extends z.core.$ZodType> = Omit<z.infer<Fact>, 'removed'>;

/** Version 0: a stub, known only because a shipment names it. */
export type Package = Kept<typeof PackageFact>;
export type Shipment = Kept<typeof ShipmentFact>;
export type Invoice = Kept<typeof InvoiceFact>;
export type Payment = Kept<typeof PaymentFact>;
type PurchaseOrder = Kept<typeof PurchaseOrderFact>;
type Coupon = Kept<typeof CouponFact>;
type Checkout = z.infer<typeof CheckoutFact>;
type RiskAssessment = z.infer<typeof RiskFact>;

/** The facts of which an order may have many, and where each kind is kept. */
export const FACT_LISTS = {
  package: 'packages',
  shipment: 'shipments',
  invoice: 'invoices',
  payment: 'payments',
  purchaseOrder: 'purchaseOrders',
} as const;
export type ListedKind = keyof typeof FACT_LISTS;

/** What is left of a fact that no longer counts: a late older version must not bring it back. */
export interface RemovedFact {
  kind: ListedKind | 'coupon';
  id: string;
  version: number;
}

/** Every list is in the order of ids, whatever the order of arrival. */
export interface Progress {
  packages: Package[];
  shipments: Shipment[];
  invoices: Invoice[];
  payments: Payment[];
  purchaseOrders: PurchaseOrder[];
  removed: RemovedFact[];
  risk?: RiskAssessment;
  coupon?: Coupon;
  checkout?: Checkout;
}

export const NO_PROGRESS: Progress = {
  packages: [],
  shipments: [],
  invoices: [],
  payments: [],
  purchaseOrders: [],
  removed: [],
};

/** The shipment that a package is shown with: of several, the one with the last id. */
export function shipmentOf({ shipments }: Progress, packageId: string): Shipment | undefined {
  return shipments.findLast(({ packageIds }) => packageIds.includes(packageId));
}

/** True once the goods are on their way or further. */
export function hasLeft({ delivery }: Shipment): boolean {
  return delivery !== 'planned';
}
