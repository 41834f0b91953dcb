/** The one place that says how a function is bundled; the stack, the size report and benchmarks use it. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { LATER, loadedLater } from './bundle-later.ts';
import { lambdaRuntimePlugin } from './bundle-plugin.ts';

export const PROJECT_ROOT = join(import.meta.dirname, '..');
export const DEFAULT_OUTDIR = '.build/functions';
/** What Lambda calls: the file in a function's folder, and its export. */
export const HANDLER_FILE = 'index.mjs';
export const HANDLER = 'index.handler';

const AT_ONCE = ['import-statement'];
const DIALECT = /^lib\/dialects\/[^/]+\/exchanges\.ts$/;

export interface Bundle {
  name: string;
  /** Of all its files. */
  bytes: number;
  /** What Node reads before the first request. */
  startBytes: number;
  /** The files that it reads besides when something is asked for, with their bytes, by source: a dialect, lists, tokens, commands. */
  later: Record<string, Record<string, number>>;
  /** Bytes by source file, relative to the project. */
  inputs: Record<string, number>;
  /** The same of what the start reads. */
  startInputs: Record<string, number>;
  /** Which files a file imports, those that leave no code included. */
  imports: Record<string, string[]>;
}

/** Names of the functions: one per file of functions/. */
export async function functionNames(): Promise<string[]> {
  const files = await readdir(join(PROJECT_ROOT, 'functions'));
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
}

/**
 * Bundles every function into `<outdir>/<name>/`, whose index.mjs is called. What is in there depends on the sources, and on
 * whether there is a front to be checked.
 */
export async function bundleFunctions(
  outdir = DEFAULT_OUTDIR,
  names?: string[],
  hasFront = false,
): Promise<Bundle[]> {
  const wanted = (names ?? (await functionNames())).toSorted();
  await rm(join(PROJECT_ROOT, outdir), { recursive: true, force: true });
  const bundles: Bundle[] = [];
  // One after the other: esbuild uses all processors for each.
  for (const name of wanted) bundles.push(await bundled(name, join(outdir, name), hasFront));
  return bundles;
}

async function bundled(name: string, outdir: string, hasFront: boolean): Promise<Bundle> {
  const entry = `functions/${name}.ts`;
  const { metafile, outputFiles } = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: { index: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    // The ESM build of a dependency where it has one: without it, most of the SDK escapes tree shaking.
    mainFields: ['module', 'main'],
    // The SDK is bundled too: Lambda's own copy is slower to load and changes under us.
    plugins: [loadedLater(PROJECT_ROOT, name), lambdaRuntimePlugin],
    // Without a front nothing of its check is built in (lib/runtime/front.ts).
    define: { ...(!hasFront && { 'process.env.ORIGIN_SECRET': '""' }) },
    // Returned and not written: in the asset it would be twice the size of the code.
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const index = join(outdir, HANDLER_FILE);
  // What only code that was left out would have loaded is left out too.
  const held = reachedFrom(metafile, index, [...AT_ONCE, 'dynamic-import']);
  for (const { path, contents } of outputFiles) {
    if (!held.has(relative(PROJECT_ROOT, path))) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  return { name, ...measured(metafile, index, held) };
}

/** What Node has read by the first answer: the start, the largest of the function's dialects, and what else it asks for. */
export function answeringBytes({ startBytes, later }: Bundle, also: readonly string[] = []): number {
  const others = also.map((source) => later[source] ?? {});
  const dialects = Object.entries(later).filter(([source]) => DIALECT.test(source));
  const sums = dialects.map(([, files]) => bytesIn(Object.assign({}, files, ...others)));
  return startBytes + Math.max(bytesIn(Object.assign({}, ...others)), ...sums);
}

/** Of files by name. */
export function bytesIn(files: Record<string, number>): number {
  return Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
}

/** The code of all files of a bundle, index.mjs first. */
export async function codeOf(outdir: string, name: string): Promise<string> {
  const folder = join(PROJECT_ROOT, outdir, name);
  const others = (await readdir(folder)).filter((file) => file !== HANDLER_FILE).toSorted();
  const files = await Promise.all(
    [HANDLER_FILE, ...others].map((file) => readFile(join(folder, file), 'utf8')),
  );
  return files.join('');
}

/** The files that a file imports, and those that they do. */
function reachedFrom({ outputs }: Metafile, file: string, kinds: string[]): Set<string> {
  const reached = new Set([file]);
  // A set is walked in the order of its entries, those that are added on the way included.
  for (const each of reached)
    for (const { path, kind } of outputs[each]?.imports ?? []) if (kinds.includes(kind)) reached.add(path);
  return reached;
}

function measured(metafile: Metafile, index: string, held: Set<string>): Omit<Bundle, 'name'> {
  const start = reachedFrom(metafile, index, AT_ONCE);
  const filesIn = (files: Iterable<string>) =>
    Object.fromEntries([...files].map((file) => [file, metafile.outputs[file]?.bytes ?? 0]));
  const later = [...held].flatMap((file) => {
    const [, source] = metafile.outputs[file]?.entryPoint?.split(`${LATER}:`) ?? [];
    return source ? [[source, filesIn(reachedFrom(metafile, file, AT_ONCE).difference(start))] as const] : [];
  });
  const imports = Object.entries(metafile.inputs).map(
    ([file, input]) => [file, input.imports.map(({ path }) => path)] as const,
  );
  return {
    bytes: bytesIn(filesIn(held)),
    startBytes: bytesIn(filesIn(start)),
    later: Object.fromEntries(later),
    inputs: inputsOf(metafile, held),
    startInputs: inputsOf(metafile, start),
    imports: Object.fromEntries(imports),
  };
}

function inputsOf({ outputs }: Metafile, files: Iterable<string>): Record<string, number> {
  const inputs = [...files].flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  return Object.fromEntries(inputs.map(([file, { bytesInOutput }]) => [file, bytesInOutput]));
}
