/** Counters that pass every number which came along: the next automatic number is a free one. */
import type { OrganizationId } from '../../lib/domain/identity.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import type { Table } from '../../lib/store/table.ts';

interface HighestNumbers {
  see(number: string): void;
  byPrefix(): ReadonlyMap<string, number>;
}

/** So many prefixes are counted on: a source in which every number has a text of its own has no series. */
const PREFIXES_AT_MOST = 200;

export function highestNumbers(): HighestNumbers {
  const highest = new Map<string, number>();
  return {
    see(number) {
      const [, prefix = '', digits = ''] = /^(.*?)(\d{1,15})$/.exec(number.normalize('NFC').trim()) ?? [];
      if (digits === '' || (!highest.has(prefix) && highest.size >= PREFIXES_AT_MOST)) return;
      highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(digits)));
    },
    byPrefix: () => highest,
  };
}

/** A counter goes no further than so much at once. */
const STEP = 1_000_000;
/** Further on stand years and customers' own numbers, which are no series of anybody's. */
const FARTHEST = 100_000_000;

export async function raiseCounters(
  table: Table,
  org: OrganizationId,
  numbers: HighestNumbers,
): Promise<void> {
  for (const [prefix, highest] of numbers.byPrefix()) {
    if (highest > FARTHEST) continue;
    for (let to = Math.min(STEP, highest); ; to = Math.min(to + STEP, highest)) {
      await orderStore(table, Date.now() + 60_000).raiseCounter(org, prefix, to);
      if (to === highest) break;
    }
  }
}
