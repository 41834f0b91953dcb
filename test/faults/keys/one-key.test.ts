/** One key, many times at once, whatever went wrong before: one order, equal answers. */
import '../rig/quiet.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startEngine, type Engine } from '../../../infra/local/engine.ts';
import { assertHolds } from '../checker/check.ts';
import { dieAt } from '../crash/crash.ts';
import * as asks from '../rig/asks.ts';
import { runs } from '../rig/counts.ts';
import { orderIn } from '../rig/history-log.ts';
import { openWorld, type Speaker, type World } from '../rig/world.ts';

const AT_ONCE = 50;
const CLIENTS = 5;
/** Of each of the four stories; 300 runs in full. */
const RUNS = runs({ slice: 1, gate: 8, full: 75 });
const COMMIT = { site: 'TransactWriteItems change+claim+number+order+reference', nth: 1 };
const DAY_MS = 86_400_000;

let count = 0;
afterAll(() => console.log(`T17: ${count} runs of ${AT_ONCE} creates at once under one key`));

function keyedCreate() {
  count += 1;
  return { ...asks.create(`key-run-${count}`), key: `key-${count}` };
}

/** Says it 50 times at once. @returns the ids of the orders in the answers, each once */
async function fiftyAtOnce(speakers: Speaker[], ask: asks.Ask): Promise<Set<string>> {
  const said = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => speakers[index % speakers.length]?.say(ask)),
  );
  const answers = new Set(said.map((entry) => `${entry?.answer?.status} ${entry?.answer?.text}`));
  expect([...answers].map((answer) => answer.slice(0, 150))).toHaveLength(1);
  return new Set(said.map((entry) => orderIn(entry?.answer)?.salesorder_id ?? 'none'));
}

async function makes(world: World, ask: asks.Ask): Promise<number> {
  const { changes } = await world.dump();
  return changes.filter(({ row }) => row.referenceNumber === ask.mark).length;
}

/** Clients whose credential is known already: its look-up has a budget of its own, which a busy machine exceeds. */
async function crowd(world: World): Promise<Speaker[]> {
  const speakers = Array.from({ length: CLIENTS }, (_, who) => world.speaker(`crowd-${who}`));
  await Promise.all(speakers.map((speaker) => speaker.say(asks.list())));
  return speakers;
}

describe('one key', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(inject('engineEndpoints')[0] ?? '');
  });
  afterAll(async () => {
    assertHolds({ entries: world.entries, dump: await world.dump(), faults: 1 });
    await world.close();
  });

  it('50 times at once makes one order', async () => {
    const speakers = await crowd(world);
    for (let run = 0; run < RUNS; run += 1) {
      const ask = keyedCreate();
      expect((await fiftyAtOnce(speakers, ask)).size).toBe(1);
      expect(await makes(world, ask)).toBe(1);
    }
  });

  it('50 times at once after a lost reply makes one order', async () => {
    const speakers = await crowd(world);
    for (let run = 0; run < RUNS; run += 1) {
      const ask = keyedCreate();
      expect(
        await dieAt(world, world.speaker(`victim-${count}`), ask, COMMIT, 'committed without reply'),
      ).toBe(true);
      expect((await fiftyAtOnce(speakers, ask)).size).toBe(1);
      expect(await makes(world, ask)).toBe(1);
    }
  });

  it('counts for 24 hours, and no longer', async () => {
    // A world of its own: two orders under one key is what is asked for here.
    const world = await openWorld(inject('engineEndpoints')[0] ?? '');
    for (let run = 0; run < RUNS; run += 1) {
      const ask = keyedCreate();
      const now = Date.now();
      const at = (ms: number) => world.speaker(`at-${ms}`, { clock: { now: () => new Date(now + ms) } });
      const first = await at(0).say(ask);
      const justBefore = await at(DAY_MS - 5000).say(ask);
      expect(justBefore.answer?.text).toBe(first.answer?.text);
      // The record has expired; the engine has not removed it yet.
      const after = await Promise.all([DAY_MS + 5000, DAY_MS + 5001].map((ms) => at(ms).say(ask)));
      expect(new Set(after.map(({ answer }) => answer?.text)).size).toBe(1);
      expect(orderIn(after[0]?.answer)?.salesorder_id).not.toBe(orderIn(first.answer)?.salesorder_id);
      expect(await makes(world, ask)).toBe(2);
    }
    await world.close();
  });
});

describe('one key, the engine killed after the commit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine({ dataFile: join(folder, 'orders') });
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true });
  });

  it(
    '50 times at once makes one order: no token is remembered, the record is',
    { timeout: 600_000 },
    async () => {
      const world = await openWorld(engine.endpoint);
      for (let run = 0; run < RUNS; run += 1) {
        const ask = keyedCreate();
        await dieAt(world, world.speaker(`victim-${count}`), ask, COMMIT, 'committed without reply');
        process.kill(engine.pid, 'SIGKILL');
        await engine.lost;
        engine = await startEngine({ dataFile: join(folder, 'orders') });
        world.proxy.upstream = engine.endpoint;
        expect((await fiftyAtOnce(await crowd(world), ask)).size).toBe(1);
      }
      await world.proxy.close();
    },
  );
});
