/** What has been reported about an order, as it is kept inside it; statuses are derived from it, never stored. */
import type { FactKind, FACTS, Kept, ListedKind, SingleKind } from './facts.ts';

/** Version 0: a stub, known only because a shipment names it. */
export type Package = Kept<'package'>;
export type Shipment = Kept<'shipment'>;
export type Invoice = Kept<'invoice'>;
export type Payment = Kept<'payment'>;

/** What is left of a fact that no longer counts: a late older version must not bring it back. */
export interface RemovedFact {
  kind: FactKind;
  /** '' of a kind that has no ids. */
  id: string;
  version: number;
}

/** Every list is in the order of ids, whatever the order of arrival. */
type FactLists = { [Kind in ListedKind as (typeof FACTS)[Kind]['list']]: Kept<Kind>[] };

type SingleFacts = { [Kind in SingleKind]?: Kept<Kind> };

export interface Progress extends FactLists, SingleFacts {
  removed: RemovedFact[];
}

export const NO_PROGRESS: Progress = {
  packages: [],
  shipments: [],
  invoices: [],
  payments: [],
  purchaseOrders: [],
  removed: [],
};

/** Where an order came from, until its checkout says another channel. */
export const DIRECT_SALES = 'direct_sales';

export function salesChannelOf({ checkout }: Progress): string {
  return checkout?.salesChannel || DIRECT_SALES;
}

/** The shipment that a package is shown with: of several, the one with the last id. */
export function shipmentOf({ shipments }: Progress, packageId: string): Shipment | undefined {
  return shipments.findLast(({ packageIds }) => packageIds.includes(packageId));
}

/** True while the goods are on their way or with the customer: not before, and not once they have come back. */
export function isAway({ delivery }: Shipment): boolean {
  return delivery === 'shipped' || delivery === 'delivered';
}
