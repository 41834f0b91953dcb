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

/** What a newcomer to the stream still sees. */
const REMEMBERED = 1000;

/** `deliver` is called for each event; what becomes of it there is none of the bus's business. */
export function localBus(deliver: (event: LocalEvent) => void): LocalBus {
  const remembered: LocalEvent[] = [];
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
      if (remembered.length > REMEMBERED) remembered.shift();
      for (const listener of listeners) listener(event);
      deliver(event);
      return event.id;
    },
    follow(listener) {
      remembered.forEach((event) => listener(event));
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
