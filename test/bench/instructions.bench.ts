/** `npm run bench:instructions`: what a warm request takes of a processor, in instructions, which no busy machine changes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { answerHelp } from '../../infra/local/help.ts';
import { confirmEvent, createEvent, retrieveEvent, updateEvent } from './starts/events.ts';
import { stageOf, type Case, type Stage } from './starts/prepare.ts';

answerHelp(`usage: npm run bench:instructions
Instructions of a warm create of 1, 20 and 200 lines, and of an update, a confirm and a retrieve of an order of 20, beside those
of the bare SDK with the same calls. Counted by valgrind (Debian: apt-get install valgrind): a process that answers so many requests
against one that answers twice as many. ONLY=create-1,confirm-20 chooses, BARE=0 leaves out the bare SDK; prints JSON with BENCH_JSON=1.`);

/** Requests of the shorter process: by then the code is compiled, that of large ones sooner. */
const WARMED_UP = { few: 60, many: 20 };

interface Counted {
  name: string;
  ours: number;
  bare?: number;
}

const before = createEvent(20);
const CASES: Record<string, Case & { calls: number }> = {
  'create-1': { operation: 'create', event: createEvent(1), calls: WARMED_UP.few },
  'create-20': { operation: 'create', event: createEvent(20), calls: WARMED_UP.few },
  'create-200': { operation: 'create', event: createEvent(200), calls: WARMED_UP.many },
  'update-20': {
    operation: 'update',
    before,
    event: (id) => updateEvent(id, 20),
    calls: WARMED_UP.few,
  },
  'confirm-20': { operation: 'confirm', before, event: confirmEvent, calls: WARMED_UP.few },
  'retrieve-20': { operation: 'retrieve', before, event: retrieveEvent, calls: WARMED_UP.few },
};

/** Chance, threads and the collector are held: two runs differ by a few in a thousand. */
const HELD = ['--predictable', '--predictable-gc-schedule', '--hash-seed=1', '--random-seed=1'];
const COUNTER = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'];
const PATIENT = join(import.meta.dirname, 'starts/patient.mjs');
const CHILD = join(import.meta.dirname, 'starts/child.mjs');

/** Instructions of a whole process. */
async function instructionsOf(file: string, { eventFile, environment, back }: Stage, requests: number) {
  back.restart();
  const words = [process.execPath, ...HELD, '--import', PATIENT, CHILD, file, eventFile, String(requests)];
  const child = spawn('valgrind', [...COUNTER, ...words], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  const [, count] = /I\s+refs:\s+([\d,]+)/.exec(said) ?? [];
  if (child.exitCode !== 0 || count === undefined) throw new Error(said);
  return Number(count.replaceAll(',', ''));
}

async function perRequest(file: string, stage: Stage, calls: number): Promise<number> {
  const shorter = await instructionsOf(file, stage, calls);
  return ((await instructionsOf(file, stage, 2 * calls)) - shorter) / calls;
}

async function counted(name: string, { calls, ...asked }: Case & { calls: number }): Promise<Counted> {
  const stage = await stageOf(asked);
  const fileOf = (wanted: string) =>
    stage.contenders.find((each) => each.name.startsWith(wanted))?.file ?? '';
  try {
    const ours = await perRequest(fileOf('ours'), stage, calls);
    if (process.env['BARE'] === '0') return { name, ours };
    return { name, ours, bare: await perRequest(fileOf('bare SDK, our bundling'), stage, calls) };
  } finally {
    stage.back.close();
  }
}

const millions = (count = Number.NaN) => (count / 1e6).toFixed(1).padStart(7);

async function main(): Promise<string> {
  const [failed] = await once(spawn('valgrind', ['--version'], { stdio: 'ignore' }), 'exit').catch(() => [1]);
  if (failed) return 'instructions: skipped, valgrind is not on this machine';
  const only = process.env['ONLY']?.split(',');
  const rows: Counted[] = [];
  for (const [name, each] of Object.entries(CASES))
    if (only?.includes(name) ?? true) rows.push(await counted(name, each));
  if (process.env['BENCH_JSON']) return JSON.stringify({ title: 'instructions', rows });
  const lines = rows.map(
    ({ name, ours, bare }) =>
      `| ${name.padEnd(12)} | ${millions(ours)} | ${millions(bare)} | ${(ours / (bare ?? Number.NaN)).toFixed(2).padStart(5)} |`,
  );
  return [
    '| warm, millions of instructions |    ours | bare SDK | ratio |',
    '| --- | --: | --: | --: |',
    ...lines,
  ].join('\n');
}

console.log(await main());
