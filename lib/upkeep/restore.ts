/**
 * A table that was restored to an earlier time, made fit to be written on: what was lost must not be given out a second time, and
 * whoever was shut out meanwhile stays out until somebody has looked.
 */
import type { Item } from '../store/bulk-calls.ts';
import { setEpoch, standingEpoch } from '../store/epochs.ts';
import { keyOf, type Key } from '../store/keys.ts';
import { ifConditionHolds, patientCalls, scanPage, type Calls, type Table } from '../store/table.ts';
import { placeOf } from './place.ts';
import { seenNumbers } from './seen-numbers.ts';

export interface Restoring {
  /** How many automatic numbers per prefix may have been given out since the time that the table stands at. */
  margin: number;
  now: Date;
  onItems?(count: number): void;
}

export interface Restored {
  epoch: number;
  counters: number;
  credentials: number;
}

const PAGE_ITEMS = 1000;
const EACH_MS = 30_000;

/** Safe to repeat, and to break off: a table is restored once, whatever of it was done before. @throws OrderError unavailable */
export async function restoreTable(table: Table, { margin, now, onItems }: Restoring): Promise<Restored> {
  const calls = patientCalls(table, EACH_MS);
  const standing = await standingEpoch(table);
  // Seconds: higher than of any table that this one was restored from, or that was restored from the same.
  const epoch = standing?.table === table.name ? standing.epoch : Math.floor(now.getTime() / 1000);
  await setEpoch(table, epoch, now.toISOString());
  const seen = seenNumbers();
  let credentials = 0;
  let after: Key | undefined;
  do {
    const page = await scanPage(table, { after, pageSize: PAGE_ITEMS, withinMs: EACH_MS });
    for (const item of page.items) {
      seen.see(item);
      if (await suspend(calls, item)) credentials += 1;
    }
    onItems?.(page.items.length);
    after = page.next;
  } while (after);
  const counters = seen.counters();
  for (const { key, counted, highest } of counters)
    await pass(calls, key, { to: Math.max(counted, highest) + margin, epoch });
  return { epoch, counters: counters.length, credentials };
}

/** Once in an epoch. */
async function pass(calls: Calls, Key: Key, { to, epoch }: { to: number; epoch: number }): Promise<void> {
  const update = calls.update({
    Key,
    UpdateExpression: 'SET #n = :n, epoch = :epoch',
    ConditionExpression:
      '(attribute_not_exists(epoch) OR epoch < :epoch) AND (attribute_not_exists(#n) OR #n < :n)',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':n': to, ':epoch': epoch },
  });
  await ifConditionHolds(update);
}

/** Keys, clients and tokens, and their entries in the register. True of a credential that was let in until now. */
async function suspend(calls: Calls, item: Item): Promise<boolean> {
  const { kind } = placeOf(item);
  if (kind !== 'credential' && kind !== 'registration') return false;
  const { suspended, revoked } = item['content'] as { suspended?: boolean; revoked: boolean };
  if (suspended || revoked) return false;
  const update = calls.update({
    Key: keyOf(item),
    UpdateExpression: 'SET content.suspended = :true',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':true': true },
  });
  await ifConditionHolds(update);
  return kind === 'credential';
}
