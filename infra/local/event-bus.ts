/** A bus on one machine: takes events, shows them to whoever follows, hands them to its rules. */
import { randomUUID } from 'node:crypto';

/** An event as EventBridge hands it to a target. */
export interface LocalEvent {
  version: '0';
  id: string;
  source: string;
  'detail-type': string;
  time: string;
  account: string;
  region: string;
  resources: string[];
  detail: unknown;
}

/** What is taken from a PutEvents call. */
interface LocalEntry {
  source: string;
  detailType: string;
  time?: string;
  detail: unknown;
}

export interface LocalBus {
  /** The id that the event was given. */
  put(entry: LocalEntry): string;
  /** Calls back for each event from now on, after those still remembered; answers how to stop. */
  follow(listener: (event: LocalEvent) => void): () => void;
}

/** What a newcomer to the stream still sees: so many events, fewer when they are large. */
const REMEMBERED = 1000;
const REMEMBERED_BYTES = 16 * 1024 * 1024;

/** `deliver` is called for each event; what becomes of it there is none of the bus's business. */
export function localBus(deliver: (event: LocalEvent) => void): LocalBus {
  const remembered = boundedMemory();
  const listeners = new Set<(event: LocalEvent) => void>();
  return {
    put({ source, detailType, time, detail }) {
      const event: LocalEvent = {
        version: '0',
        id: randomUUID(),
        source,
        'detail-type': detailType,
        time: time ?? new Date().toISOString(),
        account: '000000000000',
        region: 'local',
        resources: [],
        detail,
      };
      remembered.push(event);
      for (const listener of listeners) listener(event);
      deliver(event);
      return event.id;
    },
    follow(listener) {
      remembered.events().forEach((event) => listener(event));
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function boundedMemory(): { push(event: LocalEvent): void; events(): LocalEvent[] } {
  const kept: { event: LocalEvent; bytes: number }[] = [];
  let total = 0;
  return {
    push(event) {
      const bytes = Buffer.byteLength(JSON.stringify(event));
      kept.push({ event, bytes });
      total += bytes;
      while (kept.length > REMEMBERED || total > REMEMBERED_BYTES) total -= kept.shift()?.bytes ?? total;
    },
    events: () => kept.map(({ event }) => event),
  };
}
