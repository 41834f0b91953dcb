/** Epochs of a table: one more each time that it was restored to an earlier time, and versions began to come again. */
import type { Item } from './bulk-calls.ts';
import { keys } from './keys.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { callsUntil, type Table } from './table.ts';

const WITHIN_MS = 10_000;
const EPOCH = 'EPOCH';

/** What an item that leaves as an event says of when it was written: nothing before the first restore. */
export const inEpoch = (epoch: number | undefined): { epoch?: number } => (epoch ? { epoch } : {});

/** The epoch that an item was written in; 0 before the first restore. */
export const epochOf = (item: Item): number => Number(item['epoch'] ?? 0);

interface StandingEpoch {
  epoch: number;
  /** The table that the epoch began on: one that was restored from it has the item too. */
  table: string;
}

/** The table's own; undefined of one that was never restored. @throws OrderError unavailable */
export async function standingEpoch(table: Table): Promise<StandingEpoch | undefined> {
  const item = await callsUntil(table, Date.now() + WITHIN_MS).get(keys.upkeep(EPOCH));
  return item && { epoch: epochOf(item), table: String(item['table']) };
}

/** Begins the epoch on this table. @throws OrderError unavailable */
export async function setEpoch(table: Table, epoch: number, at: string): Promise<void> {
  const Item = { ...keys.upkeep(EPOCH), epoch, at, table: table.name, schemaVersion: SCHEMA_VERSION };
  await callsUntil(table, Date.now() + WITHIN_MS).put({ Item });
}
