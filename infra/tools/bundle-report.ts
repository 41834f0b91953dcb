/** `npm run bundle`: bundles every function and prints how large each is, and what weighs most; or what one is made of, and why. */
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import {
  answeringBytes,
  bundleFunctions,
  bytesIn,
  codeOf,
  DEFAULT_OUTDIR,
  functionNames,
  type Bundle,
} from '../bundle.ts';
import { answerHelp } from '../local/help.ts';
import { weighed, type Source } from './bundle-sources.ts';

const HEAVIEST = 10;
const WHY_OUTDIR = '.build/why';

answerHelp(`usage: npm run bundle [-- --why <function> [--of <source>]]
Bundles every function into .build/functions and prints how large each is: what Node has read by the first answer (the start
and the largest of its dialects), what it reads at the start, all files of the function, and these zipped.
  --why <function>  what each package and folder weighs in that function, and by which imports it comes in
  --of <source>     file by file, of what begins so: node_modules/zod, lib/dialects`);

const { values } = parseArgs({ options: { why: { type: 'string' }, of: { type: 'string' } } });
if (values.why === undefined) await reportAll();
else await reportOne(values.why, values.of);

async function reportAll(): Promise<void> {
  const startedAt = performance.now();
  const bundles = await bundleFunctions();
  const milliseconds = Math.round(performance.now() - startedAt);
  console.log('  to answer   at start        all     zipped');
  for (const bundle of bundles) {
    const zipped = gzipSync(await codeOf(DEFAULT_OUTDIR, bundle.name)).length;
    const sizes = [answeringBytes(bundle), bundle.startBytes, bundle.bytes, zipped];
    console.log(`${sizes.map(kilobytes).join(' ')}  ${bundle.name}`);
  }
  console.log(`${bundles.length} functions in ${milliseconds} ms; the largest:\n`);
  const largest = bundles.toSorted((one, other) => other.bytes - one.bytes)[0];
  const heaviest = largest ? weighed(largest).slice(0, HEAVIEST) : [];
  for (const { name, bytes } of heaviest) console.log(`${kilobytes(bytes)}  ${name}`);
}

async function reportOne(name: string, of: string | undefined): Promise<void> {
  if (!(await functionNames()).includes(name)) {
    console.error(`no function is called ${name}; functions/ has ${(await functionNames()).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const [bundle] = await bundleFunctions(WHY_OUTDIR, [name]);
  if (!bundle) return;
  console.log(`${kilobytes(bundle.bytes)}  ${name}\n${kilobytes(bundle.startBytes)}  at its start`);
  for (const [source, files] of Object.entries(bundle.later))
    console.log(`${kilobytes(bytesIn(files))}  when it is asked for ${source}`);
  console.log();
  for (const source of weighed(bundle, of)) console.log(explained(source, bundle));
}

function explained({ name, bytes, chain }: Source, { bytes: all }: Bundle): string {
  const share = `${((100 * bytes) / all).toFixed(1).padStart(5)} %`;
  return `${kilobytes(bytes)} ${share}  ${name}\n${' '.repeat(21)}${chain.join(' > ')}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} KB`;
}
