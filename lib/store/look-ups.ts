/** The look-up items of an order, which come, move and go in its transaction. */
import type { OrderChange } from '../domain/change.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Write } from './bulk-calls.ts';
import { nameItems } from './name-items.ts';
import { keys, type Key, type SortedKind } from './keys.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** What a look-up item in the transaction is about; 'freed' is what belonged to the order before. */
export type LookUpPlace = 'freed' | 'number' | 'foreign' | 'name' | SortedKind | 'upserts';

/** The item, where none stands. */
export function putAbsent(Item: Record<string, unknown>): Write {
  return {
    Put: {
      Item,
      ConditionExpression: 'attribute_not_exists(PK)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** The number of the order. */
export const numberWrites = (change: OrderChange) =>
  ownWrites('number', change, (order) => keys.number(order.organizationId, order.number));

/** One for each source that has given the order an id. */
export function foreignWrites(change: OrderChange): [LookUpPlace, Write][] {
  const { before, after } = change;
  const sources = new Set([before, after].flatMap((order) => Object.keys(order?.foreignIds ?? {})));
  return [...sources].flatMap((source) =>
    ownWrites('foreign', change, ({ organizationId, foreignIds }) => {
      const id = foreignIds?.[source];
      return id === undefined ? undefined : keys.foreign(organizationId, source, id);
    }),
  );
}

/** What one order has and no other is taken, moved or freed together with the order; freed only by its owner. */
function ownWrites(
  place: LookUpPlace,
  { before, after }: OrderChange,
  keyIn: (order: SalesOrder) => Key | undefined,
): [LookUpPlace, Write][] {
  const [old, fresh] = [before && keyIn(before), after && keyIn(after)];
  if (old?.SK === fresh?.SK) return [];
  const writes: [LookUpPlace, Write][] = [];
  if (before && old) {
    const ownedByIt = {
      ConditionExpression: 'orderId = :owner',
      ExpressionAttributeValues: { ':owner': before.id },
    };
    writes.push(['freed', { Delete: { Key: old, ...ownedByIt } }]);
  }
  if (after && fresh)
    writes.push([place, putAbsent({ ...fresh, orderId: after.id, schemaVersion: SCHEMA_VERSION })]);
  return writes;
}

/** A name of a customer that only this order knows finds the customer's orders too; it needs no condition, for it stays. */
export function nameWrites({ after, ownName }: OrderChange): [LookUpPlace, Write][] {
  if (!after || !ownName) return [];
  const { organizationId, customer } = after;
  return nameItems(organizationId, customer.id, customer.name).map((Item) => ['name', { Put: { Item } }]);
}

/** The look-up item of a text comes and goes with the text; it needs no condition, as the order has one. */
export function textWrites(kind: SortedKind, { before, after }: OrderChange): [LookUpPlace, Write][] {
  const [old, fresh] = [textKey(kind, before), textKey(kind, after)];
  if (old?.SK === fresh?.SK) return [];
  const writes: [LookUpPlace, Write][] = [];
  if (old) writes.push([kind, { Delete: { Key: old } }]);
  if (after && fresh) {
    const Item = { ...fresh, orderId: after.id, schemaVersion: SCHEMA_VERSION };
    writes.push([kind, { Put: { Item } }]);
  }
  return writes;
}

/** Of two upserts that found no order with their subject, the second one fails here and finds the first one's. */
export function upsertWrites(change: OrderChange): [LookUpPlace, Write][] {
  if (change.before || change.upsertsSeen === undefined || !change.after.subject) return [];
  const { organizationId, subject } = change.after;
  const seen = change.upsertsSeen;
  const update = {
    Key: keys.upserts(organizationId, subject),
    UpdateExpression: 'SET #n = :next, schemaVersion = :schema',
    ConditionExpression: seen === 0 ? 'attribute_not_exists(#n)' : '#n = :seen',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: {
      ':next': seen + 1,
      ':schema': SCHEMA_VERSION,
      ...(seen === 0 ? {} : { ':seen': seen }),
    },
  };
  return [['upserts', { Update: update }]];
}

function textKey(kind: SortedKind, order: SalesOrder | undefined): Key | undefined {
  const text = kind === 'subject' ? order?.subject : order?.referenceNumber;
  return order && text?.trim() ? keys.text(order.organizationId, kind, text, order) : undefined;
}
