/** `npm run bench`: every benchmark of speed and size, one after the other, in one table each. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { printed, type Figures } from './starts/rounds.ts';

answerHelp(`usage: npm run bench [-- --json]
Bundles, starts, warm calls, load and, where the machine can count them, instructions: below eight minutes in all. Each
is a command of its own that takes more rounds: bench:bundles, bench:cold, bench:warm, bench:load, bench:instructions.`);

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const BENCHES = [
  ['bundles'],
  ['cold', '--rounds', '7'],
  ['warm', '--rounds', '3'],
  ['load', '--calls', '150'],
  ['instructions'],
];

let failed = 0;
for (const [name = '', ...options] of BENCHES) {
  const program = join(import.meta.dirname, `${name}.bench.ts`);
  if (!existsSync(program)) continue;
  const child = spawn(process.execPath, [program, ...options, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  if ((await ended) !== 0) failed += 1;
  for (const line of said.split('\n').filter((each) => each !== '')) print(line);
}
process.exitCode = failed > 0 ? 1 : 0;

/** What is no table is told as it was said. */
function print(line: string): void {
  const isTable = line.startsWith('{"title"');
  console.log(isTable && !values.json ? printed(JSON.parse(line) as Figures) : line);
}
