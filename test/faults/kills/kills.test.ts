/** kill -9 of server, engine or both during a mixed load of eight clients: the invariants hold after every cycle. */
import '../rig/quiet.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import { Ground, play } from '../programs/player.ts';
import { stepOf } from '../programs/program.ts';
import { replayCommand, runs, seedOfRun } from '../rig/counts.ts';
import { dumpTable } from '../rig/dump.ts';
import { recorded, type Entry } from '../rig/history-log.ts';
import { openTable } from '../../../lib/store/table.ts';
import { overHttp } from '../../support/client.ts';
import { asking, withFacts } from '../rig/rig-client.ts';
import { Processes, type Victim } from './processes.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';

const CYCLES = runs({ slice: 0, gate: 3, full: 60 });
const PAUSES = runs({ slice: 0, gate: 1, full: 10 });
const CLIENTS = 8;
const LOAD_MS = 200;
const LOAD_AT_MOST_MS = 5000;
/** Before anything is killed. */
const CHANGES_FIRST = 25;
const RESTART_WITHIN_MS = 10_000;
const KILLS: Victim[] = ['server', 'engine', 'both'];

const folder = mkdtempSync(join(tmpdir(), 'kills-'));
let processes = new Processes(join(folder, 'chapter0'));
let entries: Entry[] = [];
/** The whole table is read after every cycle: a new one is begun before it grows large. */
const CYCLES_OF_CHAPTER = 10;
const told = { acknowledged: 0, open: 0 };
let engine: DynamoDBClient;

afterAll(() => {
  engine?.destroy();
  rmSync(folder, { recursive: true });
});

/** Asks at random until told to stop; a server that is gone answers nothing. */
async function load(ground: Ground, who: number, seed: number, isOver: () => boolean): Promise<void> {
  const steps = fc.sample(stepOf(1), { numRuns: 300, seed: seed + who });
  // One request, one connection, so that a killed server cannot confuse the next one.
  const transport = overHttp(processes.url, { agent: false, timeout: 30_000 });
  const table = openTable(processes.tableName, processes.consumerEndpoint);
  const send = withFacts(asking(transport, 'demo-full-access').send, table);
  // A client whose request died goes on under a new name: its old one may still be at work.
  let life = 0;
  for (const step of steps) {
    if (isOver()) break;
    const client = `${ground.name}-${who}-${life}`;
    const say = (ask: Entry['ask']) => recorded(entries, { client, organization: ORGANIZATION }, ask, send);
    const { outcome } = await play(step, ground, { name: client, organization: ORGANIZATION, say });
    if (outcome === 'info') life += 1;
  }
  table.close();
}

it.runIf(CYCLES > 0)(
  `holds every invariant in ${CYCLES} cycles of kill -9 and ${PAUSES} pauses`,
  async () => {
    const victims: Victim[] = Array.from(
      { length: CYCLES },
      (_, cycle) => KILLS[cycle % KILLS.length] ?? 'both',
    );
    for (let at = 0; at < PAUSES; at += 1) victims.push(at % 2 ? 'engine, paused' : 'server, paused');
    const killed = new Map<string, number>();
    await processes.start();
    let slowest = 0;
    for (const [cycle, victim] of victims.entries()) {
      if (cycle > 0 && cycle % CYCLES_OF_CHAPTER === 0) await turnPage(cycle);
      const ground = new Ground(`cycle${cycle}`);
      let over = false;
      const clients = Array.from({ length: CLIENTS }, (_, who) =>
        load(ground, who, seedOfRun + cycle * 100, () => over),
      );
      await loaded(entries.filter(({ outcome }) => outcome === 'ok').length + CHANGES_FIRST);
      const restart = processes.strike(victim);
      await pause(victim.endsWith('paused') ? LOAD_MS : 0);
      over = !victim.endsWith('paused');
      const took = await restart;
      over = true;
      await Promise.all(clients);
      slowest = Math.max(slowest, took);
      killed.set(victim, (killed.get(victim) ?? 0) + 1);
      await verify(cycle, victim);
      if (CYCLES > 10 && cycle % 10 === 9) console.log(`T6: ${cycle + 1} of ${victims.length}`);
    }
    await processes.stop();
    count();
    expect(slowest).toBeLessThan(RESTART_WITHIN_MS);
    console.log(
      `T6: ${[...killed].map(([victim, count]) => `${victim} ${count}`).join(', ')}; ${told.acknowledged} acknowledged, ${told.open} open, slowest restart ${Math.round(slowest)} ms`,
    );
  },
);

function count(): void {
  told.acknowledged += entries.filter(({ outcome }) => outcome === 'ok').length;
  told.open += entries.filter(({ outcome }) => outcome === 'info').length;
}

async function turnPage(cycle: number): Promise<void> {
  await processes.stop();
  count();
  entries = [];
  processes = new Processes(join(folder, `chapter${cycle}`));
  await processes.start();
}

/** Waits for enough acknowledgements to lose, on a busy machine too. */
async function loaded(wanted: number): Promise<void> {
  const until = Date.now() + LOAD_AT_MOST_MS;
  await pause(LOAD_MS);
  while (entries.filter(({ outcome }) => outcome === 'ok').length < wanted && Date.now() < until)
    await pause(20);
}

/** Reads everything and judges the whole history so far. */
async function verify(cycle: number, victim: Victim): Promise<void> {
  await processes.settled();
  engine?.destroy();
  engine = new DynamoDBClient({ endpoint: processes.engineEndpoint, region: 'us-east-1' });
  const dump = await dumpTable(engine, processes.tableName);
  try {
    assertHolds({ entries, dump, again: await dumpTable(engine, processes.tableName), faults: 1 });
  } catch (error) {
    throw new Error(`cycle ${cycle}, ${victim}; replay with ${replayCommand('kills')}`, { cause: error });
  }
}
