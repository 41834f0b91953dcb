/** `npm run restore`: makes a restored table fit to be adopted by a stack. docs/operations.md has the drill. */
import { parseArgs } from 'node:util';
import type { Table } from '../../lib/store/table.ts';
import { restoreTable, type Restored } from '../../lib/upkeep/restore.ts';
import { answerHelp } from '../local/help.ts';
import { progressBar } from './progress-bar.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { switchOn } from './switch-on.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run restore -- [--margin 10000]
Of a table that was restored to an earlier time, before a stack adopts it: counters pass what may have been given out since (the
highest number seen, and --margin more), a new epoch begins, every credential is refused until it is readmitted, and stream,
expiry, recovery and protection are switched on. Says with which options the stack adopts it. Safe to repeat.
environment: which table, by TABLE_NAME; or DYNAMODB_ENDPOINT, DATA_FILE (docs/running.md)`;

const MARGIN = 10_000;

function marginIn(text: string | undefined): number {
  const margin = Number(text ?? MARGIN);
  if (Number.isInteger(margin) && margin >= 0 && margin <= 1_000_000) return margin;
  throw new ToolRefusal('--margin must be a whole number from 0 to 1000000');
}

function told({ epoch, counters, credentials }: Restored, margin: number): string {
  return `${counters} counters are ${margin} past the highest number, ${credentials} credentials are refused until readmitted, epoch ${epoch}`;
}

async function restored(table: Table, margin: number): Promise<string> {
  const bar = progressBar(undefined, 'items');
  const done = await restoreTable(table, { margin, now: new Date(), onItems: bar.step });
  const read = bar.end();
  const { streamArn, lacking } = await switchOn(table.client, table.name);
  const missing = lacking.map((line) => `\nnot switched on: ${line}`).join('');
  const options = [
    `tableName=${table.name}`,
    `tableStreamArn=${streamArn ?? '<its stream>'}`,
    `tableEpoch=${done.epoch}`,
  ];
  return `${read}: ${told(done, margin)}${missing}\nadopt it: npx cdk deploy --all ${options.map((each) => `-c ${each}`).join(' ')}`;
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const { values } = parseArgs({ options: { margin: { type: 'string' } } });
    const margin = marginIn(values.margin);
    return withToolTable((table) => restored(table, margin));
  });
}
