/** What a container remembers for a while: bounded, what has been there longest goes first. */
import type { Clock } from '../domain/ports.ts';

export interface Memory<Value> {
  get(name: string): Value | undefined;
  /** Keeps the value from `since` (epoch milliseconds) on: what was read takes its age along. */
  keep(name: string, value: Value, since: number): void;
}

/** A memory of at most so many values, each for so many milliseconds. */
export function memoryOf<Value>(clock: Clock, keptMs: number, atMost: number): Memory<Value> {
  const kept = new Map<string, { value: Value; since: number }>();
  return {
    get(name) {
      const known = kept.get(name);
      if (known && Math.abs(clock.now().getTime() - known.since) < keptMs) return known.value;
      kept.delete(name);
      return undefined;
    },
    keep(name, value, since) {
      kept.delete(name);
      kept.set(name, { value, since });
      const [oldest] = kept.keys();
      if (kept.size > atMost && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Asks once for all who want the same thing at the same time. */
export function askedOnce<Value>(): (name: string, ask: () => Promise<Value>) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>();
  return (name, ask) => {
    const running = asked.get(name) ?? ask().finally(() => asked.delete(name));
    asked.set(name, running);
    return running;
  };
}
