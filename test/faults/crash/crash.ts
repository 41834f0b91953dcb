/** Kills a client at one of its calls to the engine. A dead client sends nothing more, and its answer reaches nobody. */
import type { EngineCall } from '../rig/engine-call.ts';
import type { Verdict } from '../rig/fault-proxy.ts';
import type { Entry } from '../rig/history-log.ts';
import type { Speaker, World } from '../rig/world.ts';
import type { Ask } from '../rig/asks.ts';

export const PHASES = ['before send', 'committed without reply', 'after reply'] as const;
export type Phase = (typeof PHASES)[number];

/** The n-th call of a site. */
export interface CallName {
  site: string;
  nth: number;
}

/** The calls that an ask makes when nothing goes wrong. */
export async function recordedCalls(world: World, speaker: Speaker, ask: Ask): Promise<CallName[]> {
  const calls: CallName[] = [];
  world.proxy.judge = ({ client, site }) => {
    if (client === speaker.name)
      calls.push({ site, nth: 1 + calls.filter((call) => call.site === site).length });
    return undefined;
  };
  const { outcome, answer } = await speaker.say(ask);
  world.proxy.judge = () => undefined;
  if (outcome !== 'ok') throw new Error(`${ask.operation} does not even work: ${answer?.text}`);
  return calls;
}

/** Asks and dies. True when the call was reached. */
export async function dieAt(
  world: World,
  victim: Speaker,
  ask: Ask,
  { site, nth }: CallName,
  phase: Phase,
): Promise<boolean> {
  let seen = 0;
  let dead = false;
  world.proxy.judge = (call: EngineCall): Verdict => {
    if (call.client !== victim.name) return undefined;
    if (dead) return 'cut';
    if (call.site !== site || (seen += 1) !== nth) return undefined;
    dead = true;
    if (phase === 'before send') return 'cut';
    return phase === 'after reply' ? undefined : 'cut-after';
  };
  forget(await victim.say(ask));
  await world.proxy.settled();
  world.proxy.judge = () => undefined;
  return dead;
}

/** What a dead process would have answered, nobody heard. */
function forget(entry: Entry): void {
  entry.outcome = 'info';
  entry.answer = undefined;
  entry.endedAt = Infinity;
}
