/** What an order is found by, as the transaction that made it writes it. */
import type { SalesOrder } from '../domain/order.ts';
import type { ChangeRecord } from '../domain/change.ts';
import type { Item } from '../store/bulk-calls.ts';
import { nameItems } from '../store/name-items.ts';
import { foreignWrites, numberWrites, textWrites } from '../store/look-ups.ts';
import type { PlaceKind } from './place.ts';

export type OwnKind = Extract<PlaceKind, 'number' | 'foreign' | 'text'>;

/** Look-up items that name the order, by what each is. */
export function ownLookUps(order: SalesOrder): [OwnKind, Item][] {
  const made = { after: order, record: {} as ChangeRecord };
  const written: [OwnKind, ReturnType<typeof numberWrites>][] = [
    ['number', numberWrites(made)],
    ['foreign', foreignWrites(made)],
    ['text', textWrites('subject', made)],
    ['text', textWrites('reference', made)],
  ];
  return written.flatMap(([kind, placed]) =>
    placed.flatMap(([, { Put }]): [OwnKind, Item][] => (Put?.Item ? [[kind, Put.Item]] : [])),
  );
}

/** Those that find its customer by name; they name no order. */
export const namesOf = ({ organizationId, customer }: SalesOrder): Item[] =>
  nameItems(organizationId, customer.id, customer.name);
