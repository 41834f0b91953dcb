/** What is judged as one: an order with everything in its partition, or any other item by itself. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { Item } from '../store/bulk-calls.ts';
import { keyName, keys, type Key } from '../store/keys.ts';
import { placeOf, type Place } from './place.ts';

export interface Subject {
  place: Place;
  /** The partition's items in the order of their keys, or the one item. */
  items: Item[];
}

/** The items beside those that are judged, by the names of their keys; what is not among them is not there. */
export interface Around {
  found: ReadonlyMap<string, Item>;
  now: Date;
}

export const itemAt = ({ found }: Around, key: Key): Item | undefined => found.get(keyName(key));

export function settingsAt(around: Around, org: OrganizationId): OrganizationSettings | undefined {
  return itemAt(around, keys.settings(org))?.['content'] as OrganizationSettings | undefined;
}

/** The order that an item by itself names. */
export function orderKeyIn(org: OrganizationId, item: Item): Key {
  return keys.order(org, String(item['orderId']) as OrderId);
}

const OF_ORDERS: ReadonlySet<Place['kind']> = new Set(['order', 'change', 'comment']);

/** Items as a walk tells them -> what is judged as one. Parts of an order's partition stand behind each other. */
export function subjectsOf(items: Item[]): Subject[] {
  const orders = new Map<string, Subject>();
  const subjects: Subject[] = [];
  for (const item of items) {
    const place = placeOf(item);
    const known = OF_ORDERS.has(place.kind) ? orders.get(String(item['PK'])) : undefined;
    if (known) {
      known.items.push(item);
      continue;
    }
    const subject = { place, items: [item] };
    subjects.push(subject);
    if (OF_ORDERS.has(place.kind)) orders.set(String(item['PK']), subject);
  }
  return subjects;
}

export const isOfOrder = ({ place }: Subject): boolean => OF_ORDERS.has(place.kind);
