/** Makes derived items follow again from what they are derived of; what people said is never touched. */
import { patientCalls, type Table } from '../store/table.ts';
import type { Finding } from './finding.ts';

const EACH_MS = 30_000;

/** False when nothing can be derived, or what was judged has changed meanwhile: a further look tells. @throws OrderError unavailable */
export async function mend(table: Table, { mend: writes }: Finding): Promise<boolean> {
  if (!writes || writes.length === 0) return false;
  const cancelled = await patientCalls(table, EACH_MS).transact(writes);
  return cancelled === undefined;
}
