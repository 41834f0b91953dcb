/** Every mutating operation, killed at every call it makes, in three phases, repeated in three ways. */
import '../rig/quiet.ts';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import { bears, kindLeftBy } from '../checker/evidence.ts';
import * as asks from '../rig/asks.ts';
import { extent } from '../rig/counts.ts';
import { orderIn } from '../rig/history-log.ts';
import { HURRIED, openWorld, type World } from '../rig/world.ts';
import { dieAt, PHASES, recordedCalls, type CallName, type Phase } from './crash.ts';
import { CRASH_ENTRIES, type CrashEntry } from './crash-entries.ts';

const REPEATS = ['same key', 'no key', 'no repeat'] as const;
type Repeat = (typeof REPEATS)[number];
/** Inside `npm test` a tenth of the table. */
const EVERY = extent === 'slice' ? 10 : 1;

const done = { enumerated: 0, executed: 0 };
let marks = 0;

afterAll(() => {
  console.log(`crash table: enumerated ${done.enumerated}, executed ${done.executed}`);
  expect(done.executed).toBe(done.enumerated);
});

describe.each(CRASH_ENTRIES)('$name, killed at every call', (entry) => {
  const repeats = REPEATS.filter((repeat) => !entry.keyless || repeat !== 'same key');
  it.each(repeats)('ends as documented with %s', { timeout: 120_000 }, async (repeat) => {
    const world = await openWorld(inject('engineEndpoints')[0] ?? '', { ...HURRIED, answerMs: 20_000 });
    // As after an engine restart: only what is stored may tell a repeat from a first try.
    world.proxy.forgetsTokens = true;
    const keyed = repeat !== 'no key' && !entry.keyless;
    const calls = await callsOf(world, entry, keyed);
    const cases = calls
      .flatMap((call) => PHASES.map((phase) => ({ call, phase })))
      .filter((_, index) => index % EVERY === 0);
    done.enumerated += cases.length;
    for (const { call, phase } of cases) {
      await oneCase(world, entry, { calls, call, phase, repeat });
      done.executed += 1;
    }
    assertHolds({ entries: world.entries, dump: await world.dump(), faults: done.executed });
    await world.close();
  });
});

async function callsOf(world: World, entry: CrashEntry, keyed: boolean): Promise<CallName[]> {
  const orders = await standingOrders(world, entry.orders);
  const ids = orders.map(({ id }) => id);
  const mark = nextMark();
  const ask = { ...entry.ask(ids, mark, orders), ...(keyed && { key: `key-${mark}` }) };
  return recordedCalls(world, world.speaker('recorder'), ask);
}

interface Case {
  calls: CallName[];
  call: CallName;
  phase: Phase;
  repeat: Repeat;
}

async function oneCase(world: World, entry: CrashEntry, { calls, call, phase, repeat }: Case): Promise<void> {
  const where = `${call.site} ${call.nth}, ${phase}`;
  const orders = await standingOrders(world, entry.orders);
  const ids = orders.map(({ id }) => id);
  const mark = nextMark();
  const ask = {
    ...entry.ask(ids, mark, orders),
    ...(repeat !== 'no key' && !entry.keyless && { key: `key-${mark}` }),
  };
  expect(await dieAt(world, world.speaker(`victim-${mark}`), ask, call, phase), where).toBe(true);

  const after = await effects(world, ask, ids, mark);
  if (entry.orders < 2) expect(after, where).toEqual([isCommitted(calls, call, phase) ? 1 : 0]);
  for (const count of after) expect(count, where).toBeLessThanOrEqual(1);
  if (repeat === 'no repeat') return;

  const again = await world.speaker(`again-${mark}`).say(ask);
  const allDone = after.every((count) => count === 1);
  const status = repeat === 'no key' && allDone ? entry.repeatedStatus : entry.doneStatus;
  expect(again.answer?.status, `${where}: ${again.answer?.text}`).toBe(status);
  const twice = repeat === 'no key' && allDone ? entry.repeatedEffects : 1;
  const settled = await effects(world, ask, ids, mark);
  expect(settled, where).toEqual(after.map(() => twice));
  if (repeat === 'no key') return;

  const third = await world.speaker(`third-${mark}`).say(ask);
  expect(third.answer?.text, where).toBe(again.answer?.text);
  expect(third.answer?.headers['idempotency-replayed'], where).toBe('true');
}

/** Of a single order's request: its one transaction decides. */
function isCommitted(calls: CallName[], call: CallName, phase: Phase): boolean {
  const commit = calls.findIndex(({ site }) => site.startsWith('TransactWriteItems'));
  const at = calls.indexOf(call);
  return at > commit || (at === commit && phase !== 'before send');
}

/** How often the request has had its effect, for each of its orders. */
async function effects(world: World, ask: asks.Ask, ids: string[], mark: string): Promise<number[]> {
  const { changes } = ids.length > 0 ? await world.dumpOf(ids) : await world.dump();
  const kind = kindLeftBy(ask.operation);
  if (!kind) return [changes.filter((change) => bears(change, mark)).length];
  return ids.map(
    (id) => changes.filter((change) => change.orderId === id && change.kinds.includes(kind)).length,
  );
}

async function standingOrders(world: World, count: number): Promise<asks.StandingOrder[]> {
  const speaker = world.speaker('preparer');
  const made = await Promise.all(Array.from({ length: count }, () => speaker.say(asks.create(nextMark()))));
  return made.map(({ answer }) => {
    const order = orderIn(answer);
    const lines = order?.line_items?.map(({ line_item_id }) => line_item_id);
    return { id: order?.salesorder_id ?? '', number: order?.salesorder_number ?? '', lines };
  });
}

function nextMark(): string {
  marks += 1;
  return `m${marks}`;
}
