/** Faults at random, the same for the same seed: which call they hit depends on the client and its call's number only. */
import { canBefall, FAULTS } from '../rig/faults.ts';
import type { EngineCall } from '../rig/engine-call.ts';
import type { Judge } from '../rig/fault-proxy.ts';

/** `slow` costs a client's whole patience: it comes less often at the call sites that every request passes. */
const RARELY_SLOW = /^(GetItem order|Query claims|BatchGetItem)/;

/** Call sites that are seldom reached suffer more often, so that every fault befalls each of them. */
const SELDOM_REACHED: [sites: RegExp, times: number][] = [
  [/-subject/, 12],
  [/-number\+change\+number|Query by-/, 6],
  [/^(GetItem key|PutItem|Query (changes|subject)|UpdateItem counter, raise|Transact.*(claim|-number))/, 3],
];

/** A judge that lets each call suffer a fault with the given probability. */
export function injecting(seed: number, probability: number): Judge {
  const counts = new Map<string, number>();
  return (call: EngineCall) => {
    const count = (counts.get(call.client) ?? 0) + 1;
    counts.set(call.client, count);
    const random = randomFrom(
      seed + count * 7919 + (call.client.codePointAt(call.client.length - 1) ?? 0) * 104_729,
    );
    const [, times = 1] = SELDOM_REACHED.find(([sites]) => sites.test(call.site)) ?? [];
    if (random() >= Math.min(0.6, probability * times)) return undefined;
    const spared = RARELY_SLOW.test(call.site) && random() >= 0.3;
    const possible = FAULTS.filter((fault) => canBefall(fault, call) && !(spared && fault === 'slow'));
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
