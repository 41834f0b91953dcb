/** One order of a move: read when it is new or has changed, then committed, or refused with the reason. */
import type { Instant } from '../../lib/domain/identity.ts';
import { asOrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { commitMoved } from './commit-moved.ts';
import type { Move, Seen } from './move.ts';
import type { MoveReport } from './move-report.ts';
import type { FoundOrder, MovedOrder } from './moved-order.ts';
import { SourceFailure } from './source-failure.ts';

interface Read {
  found: FoundOrder;
  /** The id that the order gets here, when it is new. */
  ownId: string;
  known?: SalesOrder;
  moved?: MovedOrder;
  /** Why it cannot be an order of ours. */
  refusal?: string;
}

/** What has the same time there as when it was moved is not read again. */
export async function readIfNew(
  found: FoundOrder,
  known: SalesOrder | undefined,
  ownId: string,
): Promise<Read> {
  if (known && found.modifiedAt !== undefined && isAsMoved(known, found.modifiedAt))
    return { found, known, ownId };
  try {
    return { found, known, ownId, moved: await found.read() };
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    return { found, known, ownId, refusal: reasonOf(error) };
  }
}

const isAsMoved = ({ moved }: SalesOrder, at: Instant) => moved?.modifiedAt === at;

export interface Settled {
  place: string;
  number?: string;
  outcome: keyof MoveReport['orders'];
  reason?: string;
  /** Of an order whose figures differ from ours. */
  imported?: SalesOrder['imported'];
  total?: string;
  leftOut?: string[];
}

export async function settle(
  { found, ownId, known, moved, refusal }: Read,
  move: Move,
  seen: Seen,
): Promise<Settled> {
  const about = { place: found.place, number: moved?.input.number ?? known?.number };
  if (refusal !== undefined) return { ...about, outcome: 'refused', reason: refusal };
  if (!moved || (known && isAsMoved(known, moved.modifiedAt))) return { ...about, outcome: 'same' };
  try {
    const { outcome, order } = await commitMoved(moved, known, { ...move, newId: move.newId, ownId, seen });
    return { ...about, outcome, imported: order.imported, total: order.totals.total, leftOut: moved.leftOut };
  } catch (error) {
    return { ...about, outcome: 'refused', reason: reasonOf(error) };
  }
}

/** What is wrong with an order, in words for whoever reads the report. */
function reasonOf(error: unknown): string {
  const { code, details } = asOrderError(error);
  if (code === 'internal') return error instanceof Error ? error.message : String(error);
  const told = Object.entries(details as Record<string, unknown>).filter(
    ([name, value]) => value !== undefined && name !== 'uncertain',
  );
  return [code, ...told.map(([name, value]) => `${name} ${String(value)}`)].join(', ');
}
