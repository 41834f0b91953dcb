/** Every order in which the calls of some clients can reach the engine, one schedule after the other. */
import { readsWhatNeverChanges, type EngineCall } from '../rig/engine-call.ts';
import type { FaultProxy } from '../rig/fault-proxy.ts';

/** At a fork: how many calls were waiting, and which was let through. */
interface Fork {
  options: number;
  chosen: number;
}

export type Choose = (options: number) => number;

/** Depth first over all schedules. @returns how many there were */
export async function exploreAll(
  runOne: (choose: Choose) => Promise<void>,
  planned: (count: number) => void = () => undefined,
): Promise<number> {
  let forks: Fork[] = [];
  for (let count = 1; ; count += 1) {
    planned(count);
    let depth = 0;
    await runOne((options) => {
      const fork = (forks[depth] ??= { options, chosen: 0 });
      if (fork.options !== options) throw new Error(`schedule ${count} is not the same twice`);
      depth += 1;
      return fork.chosen;
    });
    forks = nextForks(forks);
    if (forks.length === 0) return count;
  }
}

/** The last fork with a way not yet taken; what came after it begins anew. */
function nextForks(forks: Fork[]): Fork[] {
  const at = forks.findLastIndex(({ options, chosen }) => chosen + 1 < options);
  return forks
    .slice(0, at + 1)
    .map((fork, index) => (index === at ? { ...fork, chosen: fork.chosen + 1 } : fork));
}

/**
 * Runs the tasks of some clients, letting their calls through one at a time as `choose` says. Each client has at most
 * one call waiting; reads of what never changes pass, they commute with everything.
 */
export async function interleave(
  proxy: FaultProxy,
  tasks: Map<string, () => Promise<unknown>>,
  choose: Choose,
): Promise<void> {
  const waiting = new Map<string, () => void>();
  let running = tasks.size;
  const letOneThrough = () => {
    if (running === 0 || waiting.size < running) return;
    const clients = [...waiting.keys()].toSorted();
    const chosen = clients[clients.length > 1 ? choose(clients.length) : 0] ?? '';
    const pass = waiting.get(chosen);
    waiting.delete(chosen);
    pass?.();
  };
  proxy.judge = (call: EngineCall) => {
    if (!tasks.has(call.client) || readsWhatNeverChanges(call)) return undefined;
    if (waiting.has(call.client)) throw new Error(`${call.client} has two calls at once: ${call.site}`);
    return new Promise((resolve) => {
      waiting.set(call.client, () => resolve(undefined));
      letOneThrough();
    });
  };
  const ended = () => {
    running -= 1;
    letOneThrough();
  };
  await Promise.all([...tasks.values()].map((task) => task().finally(ended)));
  proxy.judge = () => undefined;
}
