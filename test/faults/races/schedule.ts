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

interface Waiting {
  client: string;
  site: string;
  pass(): void;
}

/**
 * Runs the tasks of some clients, letting their calls through one at a time as `choose` says, whenever every client that
 * still runs waits at one or more. Reads of what never changes pass, they commute with everything.
 */
export async function interleave(
  proxy: FaultProxy,
  tasks: Map<string, () => Promise<unknown>>,
  choose: Choose,
): Promise<void> {
  const waiting: Waiting[] = [];
  let running = tasks.size;
  let moving = false;
  const letOneThrough = () => {
    if (running === 0 || moving || new Set(waiting.map(({ client }) => client)).size < running) return;
    waiting.sort((left, right) => (left.client + left.site < right.client + right.site ? -1 : 1));
    const [next] = waiting.splice(waiting.length > 1 ? choose(waiting.length) : 0, 1);
    moving = next !== undefined;
    next?.pass();
  };
  proxy.onAnswered = (call) => {
    if (!tasks.has(call.client) || readsWhatNeverChanges(call)) return;
    moving = false;
    // The client may have another call waiting already, and no new one to wake us with.
    setImmediate(letOneThrough);
  };
  proxy.judge = (call: EngineCall) => {
    if (!tasks.has(call.client) || readsWhatNeverChanges(call)) return undefined;
    return new Promise((resolve) => {
      waiting.push({ client: call.client, site: call.site, pass: () => resolve(undefined) });
      letOneThrough();
    });
  };
  const ended = () => {
    running -= 1;
    letOneThrough();
  };
  await Promise.all([...tasks.values()].map((task) => task().finally(ended)));
  proxy.judge = () => undefined;
  proxy.onAnswered = () => undefined;
}
