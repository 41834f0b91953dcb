/** `npm run reference:import -- FILE [--org ID]`: customers, items, taxes, sales people, currencies and settings. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answerHelp } from '../local/help.ts';
import { loadReferenceRows } from './load-reference-rows.ts';
import { readReferenceRows, type ReadFile } from './read-reference-rows.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run reference:import -- FILE [--org ID]
FILE holds a JSON array, or one JSON object per line (docs/running.md).
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME`;

answerHelp(USAGE);
await runTool(async () => {
  const { values, positionals } = parseArgs({ options: { org: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new ToolRefusal(USAGE);
  const { rows, bad } = readRows(file, values.org);
  if (bad.length > 0) {
    const lines = bad.map(({ line, reason }) => `${file}:${line}: ${reason}`);
    throw new ToolRefusal(
      [...lines, `${bad.length} bad of ${bad.length + rows.length} rows: nothing was loaded`].join('\n'),
    );
  }
  const loaded = await withToolTable((table) => loadReferenceRows(table, rows));
  return [...loaded].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'no rows';
});

function readRows(file: string, org: string | undefined): ReadFile {
  try {
    return readReferenceRows(readFileSync(file, 'utf8'), org);
  } catch (error) {
    if (error instanceof Error) throw new ToolRefusal(`${file}: ${error.message}`);
    throw error;
  }
}
