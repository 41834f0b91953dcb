/** Faults at random, the same for the same seed: which call they hit depends on the client and its call's number only. */
import { canBefall, FAULTS, type Fault } from '../rig/faults.ts';
import type { EngineCall } from '../rig/engine-call.ts';
import type { Judge } from '../rig/fault-proxy.ts';

/** `slow` costs a client's whole patience: it comes less often, but at call sites that are seldom reached. */
const RARER: Partial<Record<Fault, number>> = { slow: 0.3 };
const SELDOM_REACHED =
  /^(GetItem key|PutItem|Query (changes|by-)|UpdateItem counter, raise|Transact.*(claim|-number))/;

/** A judge that lets each call suffer a fault with the given probability. */
export function injecting(seed: number, probability: number): Judge {
  const counts = new Map<string, number>();
  return (call: EngineCall) => {
    const count = (counts.get(call.client) ?? 0) + 1;
    counts.set(call.client, count);
    const random = randomFrom(
      seed + count * 7919 + (call.client.codePointAt(call.client.length - 1) ?? 0) * 104_729,
    );
    const seldom = SELDOM_REACHED.test(call.site);
    if (random() >= Math.min(0.6, probability * (seldom ? 3 : 1))) return undefined;
    const possible = FAULTS.filter(
      (fault) => canBefall(fault, call) && (seldom || random() < (RARER[fault] ?? 1)),
    );
    return possible[Math.floor(random() * possible.length)];
  };
}

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
