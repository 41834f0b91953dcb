/** `npm run bench:instructions`: what a warm request takes of a processor, in instructions, which no busy machine changes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { confirmEvent, createEvent, retrieveEvent, updateEvent, type Case } from './starts/events.ts';
import { BARE, stageOf, type Stage } from './starts/prepare.ts';
import { printed } from './starts/rounds.ts';

answerHelp(`usage: npm run bench:instructions [-- --all] [--case "create, 1 line"] [--json]
Millions of instructions of a warm create of 1 and of 200 lines beside those of the bare SDK with the same calls; with --all of
20 lines too, and of an update, a confirm and a retrieve of an order of 20. Counted by valgrind (Debian: apt-get install valgrind): a process that
answers so many requests against one that answers twice as many.`);

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    case: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** Requests of the shorter process, by lines: by then the code is compiled, that of many lines sooner. */
const create = (lines: number, requests: number): Case & { requests: number } => ({
  name: `create, ${lines} line${lines === 1 ? '' : 's'}`,
  operation: 'create',
  event: createEvent(lines),
  requests,
});
const before = createEvent(20);
const OTHERS: Case[] = [
  { name: 'update, 20 lines', operation: 'update', before, event: (id: string) => updateEvent(id, 20) },
  { name: 'confirm, 20 lines', operation: 'confirm', before, event: confirmEvent },
  { name: 'retrieve, 20 lines', operation: 'retrieve', before, event: retrieveEvent },
];
const SHORT = [create(1, 60), create(200, 20)];
const ALL = [...SHORT, create(20, 60), ...OTHERS.map((each) => ({ ...each, requests: 60 }))];

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

/** Millions, of one request. */
async function perRequest(file: string, stage: Stage, requests: number): Promise<number> {
  const shorter = await instructionsOf(file, stage, requests);
  return ((await instructionsOf(file, stage, 2 * requests)) - shorter) / requests / 1e6;
}

async function counted({ requests, ...asked }: Case & { requests: number }) {
  const stage = await stageOf(asked);
  try {
    const bare = stage.contenders.find(({ name }) => name === BARE)?.file ?? '';
    const ours = await perRequest(stage.ours.file, stage, requests);
    const theirs = await perRequest(bare, stage, requests);
    return { name: asked.name, ours, 'bare SDK': theirs, ratio: ours / theirs };
  } finally {
    stage.close();
  }
}

const [missing] = await once(spawn('valgrind', ['--version'], { stdio: 'ignore' }), 'exit').catch(() => [1]);
if (missing) console.log('instructions: skipped, valgrind is not on this machine');
else {
  const cases = values.all || values.case ? ALL : SHORT;
  const rows = [];
  for (const each of cases.filter(({ name }) => values.case === undefined || values.case === name))
    rows.push(await counted(each));
  console.log(printed({ title: 'warm, millions of instructions', rows }, values.json));
}
