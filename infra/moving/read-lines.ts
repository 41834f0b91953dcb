/** A file of an export, line by line; what is none is refused with its place. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { SCHEMA_VERSION } from '../../lib/store/schema.ts';
import { ToolRefusal } from '../tools/run-tool.ts';
import { EXPORT_FORMAT, type HeaderLine, type TransferLine } from './lines.ts';

const KINDS = new Set<TransferLine['kind']>([
  'export',
  'row',
  'counter',
  'order',
  'change',
  'comment',
  'name',
]);

/** The lines of a file, the header first. @throws ToolRefusal */
export async function* readLines(file: string): AsyncGenerator<TransferLine> {
  let at = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1;
    if (text === '') continue;
    const line = lineOf(text, `${file}:${at}`);
    if (at === 1) assertReadable(line, file);
    yield line;
  }
  if (at === 0) throw new ToolRefusal(`${file} is empty`);
}

function lineOf(text: string, place: string): TransferLine {
  try {
    const line = JSON.parse(text) as TransferLine;
    if (KINDS.has(line?.kind)) return line;
  } catch {
    throw new ToolRefusal(`${place}: not JSON; the file may have been cut off`);
  }
  throw new ToolRefusal(`${place}: no line of an export`);
}

function assertReadable(line: TransferLine, file: string): asserts line is HeaderLine {
  if (line.kind !== 'export') throw new ToolRefusal(`${file} does not begin as an export does`);
  if (line.format > EXPORT_FORMAT || line.schemaVersion > SCHEMA_VERSION)
    throw new ToolRefusal(`${file} was written by a later release; import it with that one`);
}
