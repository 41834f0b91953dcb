/** What is left of an order that was deleted, for as long as its history is kept. */
import type { Actor } from './caller.ts';
import type { Instant, OrderId } from './identity.ts';

/** For so many days the history of a deleted order is kept, unless its organisation says otherwise. */
export const KEPT_DAYS = 90;

export interface DeletedOrder {
  id: OrderId;
  number: string;
  subject?: string;
  /** As `SalesOrder.foreignIds`. */
  foreignIds?: Record<string, string>;
  at: Instant;
  by: Actor;
}

export interface DeletedQuery {
  /** Deleted from this time on, and before that one: each part of a whole. */
  from: Instant;
  before?: Instant;
  page: number;
  perPage: number;
}

export interface DeletedPage {
  /** The last ones first. */
  deleted: DeletedOrder[];
  hasMore: boolean;
}
