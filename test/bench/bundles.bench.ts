/** `npm run bench:bundles`: how large each function is, as it is uploaded and as Node reads it. */
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { answeringBytes, bundleFunctions, codeOf } from '../../infra/bundle.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { printed } from './starts/rounds.ts';

answerHelp(
  'usage: npm run bench:bundles [-- --json]\nKilobytes of each function, the largest first: read by the first answer, at the start, all files, zipped.',
);

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const OUTDIR = '.build/bench/bundles';
const rows = [];
for (const bundle of await bundleFunctions(OUTDIR)) {
  const zipped = gzipSync(await codeOf(OUTDIR, bundle.name)).length;
  const { name, startBytes, bytes } = bundle;
  const [answers, start, all] = [answeringBytes(bundle), startBytes, bytes].map((each) => each / 1000);
  rows.push({ name, answers: answers ?? 0, start: start ?? 0, all: all ?? 0, zipped: zipped / 1000 });
}
const figures = { title: 'bundles, KB', rows: rows.toSorted((one, other) => other.answers - one.answers) };
console.log(printed(figures, values.json));
