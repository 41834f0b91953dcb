/** `npm run import -- FILE --org ID`: an export, into an organisation without orders. */
import { parseArgs } from 'node:util';
import { ORGANIZATION_ID, organizationId, type OrganizationId } from '../../lib/domain/identity.ts';
import { partitions } from '../../lib/store/keys.ts';
import { beginEpoch } from '../../lib/store/remembered-rows.ts';
import { SCHEMA_VERSION } from '../../lib/store/schema.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { patientCalls, type Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { progressBar } from '../tools/progress-bar.ts';
import { runTool, ToolRefusal } from '../tools/run-tool.ts';
import { withToolTable } from '../tools/tool-table.ts';
import { writeItems } from '../tools/write-orders.ts';
import type { TransferLine } from './lines.ts';
import { readLines } from './read-lines.ts';
import { itemsOfLine } from './write-organization.ts';

const USAGE = `usage: npm run import -- FILE --org ID [--resume] [--events]
FILE is what npm run export wrote. The organisation must have no orders yet, and nobody may write there meanwhile;
--resume goes on with an import that broke off, --events publishes every change as if it were made now.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/moving-in.md)`;

const EACH_MS = 60_000;

interface Import {
  org: OrganizationId;
  withEvents: boolean;
  /** The organisation may hold a part of it. */
  isResumed: boolean;
}

/** Writes what the lines tell. Each item is written as it will stand, so that a repeat changes nothing. @throws ToolRefusal */
export async function importLines(
  table: Table,
  lines: AsyncIterable<TransferLine>,
  { org, withEvents, isResumed }: Import,
  onOrder: () => void = () => {},
): Promise<void> {
  const calls = patientCalls(table, EACH_MS);
  const anOrder = { index: INDEXES.byCreation, partition: partitions.organization(org), atMost: 1 };
  const [standing] = isResumed ? [] : await Array.fromAsync(calls.query(anOrder));
  if (standing)
    throw new ToolRefusal(
      `organisation ${org} has orders already; --resume goes on with an import that broke off`,
    );
  await writeItems(
    table,
    itemsOf(lines, { org, withEvents, schemaVersion: SCHEMA_VERSION, owned: new Set<string>() }, onOrder),
  );
  await beginEpoch(calls, org);
}

async function* itemsOf(
  lines: AsyncIterable<TransferLine>,
  to: Parameters<typeof itemsOfLine>[1],
  onOrder: () => void,
) {
  let destination = to;
  for await (const line of lines) {
    if (line.kind === 'export') destination = { ...to, schemaVersion: line.schemaVersion };
    yield* itemsOfLine(line, destination);
    if (line.kind === 'order') onOrder();
  }
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const flag = { type: 'boolean' } as const;
    const options = { org: { type: 'string' } as const, resume: flag, events: flag };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const { org, resume: isResumed = false, events: withEvents = false } = values;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1 || org === undefined) throw new ToolRefusal(USAGE);
    if (!ORGANIZATION_ID.test(org)) throw new ToolRefusal('--org: 1 to 64 letters, digits, - and _');
    const bar = progressBar(undefined, 'orders');
    const asked = { org: organizationId(org), withEvents, isResumed };
    await withToolTable((table) => importLines(table, readLines(file), asked, bar.step));
    return `${bar.end()} in organisation ${org}`;
  });
}
