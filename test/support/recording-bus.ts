/** A bus that takes everything and remembers it. */
import type { BusEntry } from '../../lib/events/outgoing/publication.ts';
import type { EventBus } from '../../lib/events/outgoing/publish.ts';

export function recordingBus(): EventBus & { taken: BusEntry[] } {
  const taken: BusEntry[] = [];
  return {
    taken,
    put: async (entries) => {
      taken.push(...entries);
      return entries.map(() => undefined);
    },
  };
}

/** The ids of the events, in the order in which they came. */
export const idsOn = ({ taken }: { taken: BusEntry[] }): string[] =>
  taken.map(({ detail }) => String((detail as { id?: string }).id));
