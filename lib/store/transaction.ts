/** The one transaction of an order change: order, change, number, look-up items and claim, each with its condition and its place. */
import { changedOrder, type OrderChange } from '../domain/change.ts';
import type { Write } from './bulk-calls.ts';
import { claimPut } from './claims.ts';
import { toChangeItem, toOrderItem } from './item.ts';
import { inEpoch } from './epochs.ts';
import { keys } from './keys.ts';
import {
  foreignWrites,
  nameWrites,
  numberWrites,
  putAbsent,
  textWrites,
  upsertWrites,
  type LookUpPlace,
} from './look-ups.ts';

/** What a place in the transaction is about; a refusal is read by place. */
export type Place = 'claim' | 'change' | 'order' | LookUpPlace;

interface Transaction {
  writes: Write[];
  places: Place[];
}

/** The writes of a change in an epoch, and what each is about. @throws OrderError too_large */
export function buildTransaction(change: OrderChange, epoch?: number): Transaction {
  const placed: [Place, Write][] = [
    ['order', orderWrite(change)],
    ['change', putAbsent({ ...toChangeItem(change), ...inEpoch(epoch) })],
    ...numberWrites(change),
    ...foreignWrites(change),
    ...nameWrites(change),
    ...textWrites('subject', change),
    ...textWrites('reference', change),
    ...upsertWrites(change),
  ];
  const claim = change.idempotency;
  if (claim) placed.push(['claim', { Put: claimPut(claim, changedOrder(change)) }]);
  return { writes: placed.map(([, write]) => write), places: placed.map(([place]) => place) };
}

function orderWrite({ before, after }: OrderChange): Write {
  if (!before) return putAbsent(toOrderItem(after));
  const atVersion = {
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  };
  if (after) return { Put: { ...atVersion, Item: toOrderItem(after) } };
  return { Delete: { ...atVersion, Key: keys.order(before.organizationId, before.id) } };
}
