/** What has been reported about an order, as it is kept inside it; statuses are derived from it, never stored. */
import type { FACTS, Kept, ListedKind } from './facts.ts';

/** Version 0: a stub, known only because a shipment names it. */
export type Package = Kept<'package'>;
export type Shipment = Kept<'shipment'>;
export type Invoice = Kept<'invoice'>;
export type Payment = Kept<'payment'>;

/** What is left of a fact that no longer counts: a late older version must not bring it back. */
export interface RemovedFact {
  kind: ListedKind | 'coupon';
  id: string;
  version: number;
}

/** Every list is in the order of ids, whatever the order of arrival. */
type FactLists = { [Kind in ListedKind as (typeof FACTS)[Kind]['list']]: Kept<Kind>[] };

export interface Progress extends FactLists {
  removed: RemovedFact[];
  risk?: Kept<'risk'>;
  coupon?: Kept<'coupon'>;
  checkout?: Kept<'checkout'>;
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
