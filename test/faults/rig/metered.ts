/** What one request costs the engine. */
import type { Ask } from './asks.ts';
import type { Capacity } from './fault-proxy.ts';
import type { Entry } from './history-log.ts';
import type { Speaker, World } from './world.ts';

/** Says an ask, while nobody else speaks, and answers its entry and what the engine counted. */
export async function metered(
  { proxy }: World,
  speaker: Speaker,
  ask: Ask,
): Promise<{ entry: Entry; cost: Capacity }> {
  const cost = (proxy.capacity = { read: 0, write: 0, calls: 0 });
  return { entry: await speaker.say(ask), cost };
}
