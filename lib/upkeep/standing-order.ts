/** The order of an item with what it is found by: worked out once for an item, however often it is asked for. */
import type { SalesOrder } from '../domain/order.ts';
import type { Item } from '../store/bulk-calls.ts';
import { fromDocument } from '../store/document.ts';
import { namesOf, ownLookUps, type OwnKind } from './order-look-ups.ts';

export interface StandingOrder {
  order: SalesOrder;
  own: [OwnKind, Item][];
  names: Item[];
}

const known = new WeakMap<Item, StandingOrder>();

/** Undefined of a document that is broken; of a later release's it @throws OrderError unavailable. */
export function standingOrder(item: Item): StandingOrder | undefined {
  const before = known.get(item);
  if (before) return before;
  const order = orderIn(item);
  if (!order) return undefined;
  const standing = { order, own: ownLookUps(order), names: namesOf(order) };
  known.set(item, standing);
  return standing;
}

/** The same of an item that is looked at once: nothing is kept, for a thousand large orders may be read for a page of numbers. */
export function orderIn(item: Item): SalesOrder | undefined {
  try {
    return fromDocument(item);
  } catch (error) {
    if (error instanceof Error && error.name === 'OrderError') throw error;
    return undefined;
  }
}
