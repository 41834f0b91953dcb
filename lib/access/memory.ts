/** What a container remembers for a while, and no more of it than fits. */
import type { Clock } from '../domain/ports.ts';

interface Shelf<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
}

/**
 * At most so many values; half of them go at once, those that nobody has asked for since the other half came. A Map that
 * drops its oldest entry, one by one, would look past all that it has dropped before.
 */
export function shelfOf<Value>(atMost: number): Shelf<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  function set(name: string, value: Value): void {
    if (young.size >= atMost / 2) [old, young] = [young, new Map()];
    young.set(name, value);
  }
  return {
    get(name) {
      const known = young.get(name);
      if (known !== undefined) return known;
      const kept = old.get(name);
      if (kept !== undefined) set(name, kept);
      return kept;
    },
    set,
  };
}

interface Memory<Value> {
  get(name: string): Value | undefined;
  /** Keeps the value from `since` (epoch milliseconds) on: what was read takes its age along. */
  keep(name: string, value: Value, since: number): void;
}

/** The same, each value for so many milliseconds; a clock that was set back makes nothing last longer. */
export function memoryOf<Value>(clock: Clock, keptMs: number, atMost: number): Memory<Value> {
  const kept = shelfOf<{ value: Value; since: number }>(atMost);
  return {
    get(name) {
      const known = kept.get(name);
      const age = known && Math.abs(clock.now().getTime() - known.since);
      return age !== undefined && age < keptMs ? known?.value : undefined;
    },
    keep: (name, value, since) => kept.set(name, { value, since }),
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
