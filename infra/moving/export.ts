/** `npm run export -- --org ID`: everything of an organisation, or its orders as a sheet. */
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ORGANIZATION_ID, organizationId } from '../../lib/domain/identity.ts';
import type { Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { progressBar } from '../tools/progress-bar.ts';
import { runTool, ToolRefusal } from '../tools/run-tool.ts';
import { withToolTable } from '../tools/tool-table.ts';
import type { TransferLine } from './lines.ts';
import { csvHead, csvRows } from './order-csv.ts';
import { printLine } from './print-line.ts';
import { readOrganization } from './read-organization.ts';

const USAGE = `usage: npm run export -- --org ID --to FILE [--csv]
Writes settings, rows, counters, orders, their changes and comments as JSON lines, which npm run import reads;
with --csv the orders alone, a row a line. No secrets: keys and tokens stay.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/moving-in.md)`;

interface Export {
  org: string;
  /** Orders alone, as a sheet. */
  asCsv: boolean;
}

/** The texts of an export; `onOrder` is told of each order. */
export async function* exportTexts(
  table: Table,
  { org, asCsv }: Export,
  onOrder: () => void = () => {},
): AsyncGenerator<string> {
  if (asCsv) yield csvHead();
  for await (const line of readOrganization(table, organizationId(org))) {
    const text = asCsv ? csvOf(line) : `${printLine(line)}\n`;
    if (text !== '') yield text;
    if (line.kind === 'order') onOrder();
  }
}

const csvOf = (line: TransferLine): string => (line.kind === 'order' ? csvRows(line.order) : '');

async function write(texts: AsyncIterable<string>, to: Writable): Promise<void> {
  for await (const text of texts) if (!to.write(text)) await once(to, 'drain');
  to.end();
  await finished(to);
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { org: text, to: text, csv: { type: 'boolean' } } });
    const { org, to, csv: asCsv = false } = values;
    if (org === undefined || to === undefined) throw new ToolRefusal(USAGE);
    if (!ORGANIZATION_ID.test(org)) throw new ToolRefusal('--org: 1 to 64 letters, digits, - and _');
    const bar = progressBar(undefined, 'orders');
    // Only what is whole has its name.
    const unfinished = `${to}.part`;
    await withToolTable((table) =>
      write(exportTexts(table, { org, asCsv }, bar.step), createWriteStream(unfinished, { mode: 0o600 })),
    );
    await rename(unfinished, to);
    return `${bar.end()} of organisation ${org} in ${to}`;
  });
}
