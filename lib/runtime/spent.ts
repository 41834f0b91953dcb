/** What the table's calls of one request, message or record cost, whoever of them made the calls. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Spent {
  /** Capacity units, read and written. A call that failed tells of none. */
  units: number;
  /** Transactions that were committed: one per order that was written. */
  written: number;
}

const counting = new AsyncLocalStorage<Spent>();

/** Runs the work; what it spends is in `spent()` meanwhile, and other work that runs at the same time is not. */
export function whileCounting<Done>(work: () => Done): Done {
  return counting.run({ units: 0, written: 0 }, work);
}

/** What the work at hand has spent so far. */
export function spent(): Spent {
  return counting.getStore() ?? { units: 0, written: 0 };
}

/** Told by the table of each call that was answered. */
export function count({ units, committed }: { units: number; committed: boolean }): void {
  const so = counting.getStore();
  if (!so) return;
  so.units += units;
  if (committed) so.written += 1;
}
