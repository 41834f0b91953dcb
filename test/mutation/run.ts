/** `npm run test:mutation`: errors are put in, one at a time; a mutant that no test notices has survived. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runTool, ToolRefusal } from '../../infra/tools/run-tool.ts';
import { reportOf, ROOMS, type Room } from './rooms.ts';
import { runSample } from './sample/run-sample.ts';
import { scoreOf, survivorsOf, tableOf, tooLow, type Report } from './score.ts';

const USAGE = `usage: npm run test:mutation [-- OPTION ...]

Puts every error Stryker knows into the pure rooms (${ROOMS.map(({ name }) => name).join(', ')}), one at a time, and
runs the tests of that room. Ends with 1 when a room is below its limit.

  --room NAME      only this room; may be repeated
  --report         runs nothing: the table, and the survivors, of the last runs
  --concurrency N  how many at once (2)
  --sample N       instead: N errors of our own making in the rooms that are tested on an engine
  --seed N         which ones (1)`;

const STRYKER = 'test/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';

await runTool(async () => {
  const { values } = parseArgs({
    options: {
      room: { type: 'string', multiple: true },
      report: { type: 'boolean' },
      concurrency: { type: 'string', default: '2' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return USAGE;
  if (values.sample !== undefined)
    return runSample(countOf('sample', values.sample), countOf('seed', values.seed));
  const rooms = wanted(values.room);
  if (!values.report) mutate(rooms, countOf('concurrency', values.concurrency));
  const reports = rooms.map(readReport);
  const scores = rooms.map((room, index) => scoreOf(room, reports[index] ?? { files: {} }));
  if (tooLow(scores).length > 0) process.exitCode = 1;
  return [...reports.flatMap(survivorsOf), '', tableOf(scores)].join('\n');
});

function countOf(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ToolRefusal(`--${option} takes a whole number from 1 on`);
  return Number(text);
}

function wanted(names: string[] | undefined): Room[] {
  const unknown = names?.find((name) => ROOMS.every((room) => room.name !== name));
  if (unknown !== undefined) throw new ToolRefusal(`there is no room "${unknown}"`);
  return ROOMS.filter(({ name }) => !names || names.includes(name));
}

/** Stryker is installed where nobody else waits for it. */
function mutate(rooms: Room[], concurrency: number): void {
  if (!existsSync(STRYKER)) run('npm', ['ci', '--prefix', 'test/mutation']);
  for (const room of rooms) {
    run(
      process.execPath,
      [STRYKER, 'run', 'test/mutation/stryker.config.js', '--concurrency', String(concurrency)],
      {
        MUTATION_ROOM: room.name,
      },
    );
  }
}

/** @throws ToolRefusal when the program fails */
function run(program: string, args: string[], env: Record<string, string> = {}): void {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) throw new ToolRefusal(`${[program, ...args].join(' ')} ended with ${status}`);
}

function readReport(room: Room): Report {
  const file = reportOf(room);
  if (!existsSync(file)) throw new ToolRefusal(`no report of ${room.name} yet: ${file}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}
