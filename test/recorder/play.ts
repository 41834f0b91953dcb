/**
 * `npm run record`: asks a checkout everything that the suites once asked, with clock and chance held, and writes its answers;
 * or compares two such files. A change that moves no byte of any answer leaves them equal.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { runTool, ToolRefusal } from '../../infra/tools/run-tool.ts';
import { compareRecordings, type RecordedLine } from './compare.ts';
import { dialectOf, readCorpus, type Group } from './corpus.ts';
import { playGroup } from './play-group.ts';
import { tally } from './tally.ts';

const USAGE = `usage: npm run record -- --out FILE [--checkout DIR] [--only PART]
       npm run record -- --compare ONE OTHER

  --out FILE       where the answers go, one line of JSON each
  --checkout DIR   whose server is asked; this one without it
  --only PART      only the groups whose name contains it
  --compare        says how many answers of two files are equal; ends with 1 unless all are`;
const SHOWN = 5;

await runTool(async () => {
  const { values, positionals } = parseArgs({
    options: {
      out: { type: 'string' },
      checkout: { type: 'string', default: '.' },
      only: { type: 'string', default: '' },
      compare: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) return USAGE;
  const [one, other] = positionals;
  if (values.compare && one && other && positionals.length === 2) return compare(one, other);
  if (!values.out || values.compare || one) throw new ToolRefusal(USAGE);
  return record(readCorpus(values.only), resolve(values.checkout), values.out);
});

async function record(groups: Group[], checkout: string, out: string): Promise<string> {
  const file = createWriteStream(out);
  const lines: RecordedLine[] = [];
  for (const group of groups) {
    const played = await playGroup(group, checkout);
    for (const line of played) file.write(`${JSON.stringify(line)}\n`);
    lines.push(...played);
  }
  file.end();
  await finished(file);
  const dialects = tally(lines, (line) => dialectOf({ path: line.request.split(' ')[1] ?? '' }));
  const statuses = tally(lines, ({ status }) => String(status));
  return `${lines.length} answers of ${groups.length} groups in ${out}\n${dialects}\n${statuses}`;
}

function compare(one: string, other: string): string {
  const { equal, differences } = compareRecordings(linesOf(one), linesOf(other));
  if (differences.length > 0) process.exitCode = 1;
  const counts = `${equal + differences.length} answers, ${equal} equal, ${differences.length} different`;
  const shown = differences.slice(0, SHOWN).map((each) => `${each.at}\n  ${each.one}\n  ${each.other}`);
  return [...shown, counts].join('\n');
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
