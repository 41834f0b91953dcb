/** The walk that goes on by itself: a bounded piece at a time, once through the table in a week. */
import { instant, type Instant } from '../domain/identity.ts';
import { keyOf, keys, type Key } from '../store/keys.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import { callsUntil, type Table } from '../store/table.ts';
import type { Finding } from './finding.ts';
import { verifyPiece } from './verify.ts';

/** What one run has come to. */
interface Verified {
  orders: number;
  findings: Finding[];
  /** Nothing was done: this week's walk is through. */
  isResting: boolean;
}

/** Checks until `deadline`, in epoch milliseconds. */
export type Verify = (deadline: number) => Promise<Verified>;

interface Position {
  /** Where to go on; absent when the walk is through. */
  place?: Key;
  beganAt: Instant;
}

const PAGE_ITEMS = 1000;
/** In orders: what one run costs at most. */
const ORDERS_AT_MOST = 20_000;
const BETWEEN_MS = 7 * 86_400_000;
/** A piece may take so long; none is begun later. */
const PIECE_MS = 8000;

/** Goes on from where the last run stopped. What is found is told once in a walk. @throws OrderError unavailable */
export async function verifyOnSchedule(table: Table, deadline: number, now = new Date()): Promise<Verified> {
  const calls = callsUntil(table, deadline);
  const key = keys.upkeep('VERIFY');
  const known = (await calls.get(key)) as (Position & Record<string, unknown>) | undefined;
  const isThrough = known !== undefined && known.place === undefined;
  if (isThrough && Date.parse(known.beganAt) + BETWEEN_MS > now.getTime())
    return { orders: 0, findings: [], isResting: true };
  const beganAt = known && !isThrough ? known.beganAt : instant(now);
  const done: Verified = { orders: 0, findings: [], isResting: false };
  let after = known?.place && keyOf({ ...known.place });
  do {
    const piece = await verifyPiece(table, { after, pageSize: PAGE_ITEMS });
    done.findings.push(...piece.findings);
    done.orders += piece.orders;
    after = piece.next;
    // After each piece: a run that is cut off begins the one at hand again, and no other.
    await calls.put({ Item: { ...key, place: after, beganAt, schemaVersion: SCHEMA_VERSION } });
  } while (after && done.orders < ORDERS_AT_MOST && Date.now() + PIECE_MS < deadline);
  return done;
}
