/** `npm run bench:bundles`: how large each function is, as it is uploaded and as Node reads it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundleFunctions, HANDLER_FILE, PROJECT_ROOT } from '../../infra/bundle.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { printed } from './starts/rounds.ts';

answerHelp('usage: npm run bench:bundles [-- --json]\nKilobytes of each function, the largest first.');

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const OUTDIR = '.build/bench/bundles';
const rows = [];
for (const { name, bytes } of await bundleFunctions(OUTDIR)) {
  const code = await readFile(join(PROJECT_ROOT, OUTDIR, name, HANDLER_FILE));
  rows.push({ name, KB: bytes / 1000, zipped: gzipSync(code).length / 1000 });
}
const figures = { title: 'bundles, KB', rows: rows.toSorted((one, other) => other.KB - one.KB) };
console.log(printed(figures, values.json));
