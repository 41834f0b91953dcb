/** `npm run bundle`: bundles every function and prints how large each is, and what weighs most. */
import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFunctions, DEFAULT_OUTDIR, HANDLER_FILE, PROJECT_ROOT, type Bundle } from '../bundle.ts';
import { answerHelp } from '../local/help.ts';

const HEAVIEST = 10;

answerHelp(
  'usage: npm run bundle\nBundles every function into .build/functions and prints how large each is.',
);

const startedAt = performance.now();
const bundles = await bundleFunctions();
const milliseconds = Math.round(performance.now() - startedAt);

for (const { name, bytes } of bundles) {
  const code = await readFile(join(PROJECT_ROOT, DEFAULT_OUTDIR, name, HANDLER_FILE));
  console.log(`${kilobytes(bytes)}  ${kilobytes(gzipSync(code).length)} zipped  ${name}`);
}
console.log(`${bundles.length} functions in ${milliseconds} ms\n`);
for (const [source, bytes] of heaviestSources(bundles)) console.log(`${kilobytes(bytes)}  ${source}`);

/** Packages, and folders of ours, by what they weigh in the largest bundle. */
function heaviestSources(all: Bundle[]): [string, number][] {
  const largest = all.toSorted((one, other) => other.bytes - one.bytes)[0];
  const bySource = new Map<string, number>();
  for (const [file, bytes] of Object.entries(largest?.inputs ?? {})) {
    const source = /^(node_modules\/(?:@[^/]+\/)?[^/]+|[^/]+\/[^/]+)/.exec(file)?.[0] ?? file;
    bySource.set(source, (bySource.get(source) ?? 0) + bytes);
  }
  return [...bySource].toSorted(([, one], [, other]) => other - one).slice(0, HEAVIEST);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} KB`;
}
