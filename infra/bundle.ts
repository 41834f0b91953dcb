/** The one place that says how a function is bundled; the stack, the size report and benchmarks use it. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { lambdaRuntimePlugin } from './bundle-plugin.ts';

export const PROJECT_ROOT = join(import.meta.dirname, '..');
export const DEFAULT_OUTDIR = '.build/functions';
/** What Lambda calls: the file in a function's folder, and its export. */
export const HANDLER_FILE = 'index.mjs';
export const HANDLER = 'index.handler';

export interface Bundle {
  name: string;
  bytes: number;
  /** Bytes by source file, relative to the project. */
  inputs: Record<string, number>;
  /** Which files a file imports, those that leave no code included; of all functions that were bundled together. */
  imports: Record<string, string[]>;
}

/** Names of the functions: one per file of functions/. */
export async function functionNames(): Promise<string[]> {
  const files = await readdir(join(PROJECT_ROOT, 'functions'));
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
}

/** Bundles every function into `<outdir>/<name>/index.mjs`. What is in there depends on the sources, and on whether there is a front to be checked. */
export async function bundleFunctions(
  outdir = DEFAULT_OUTDIR,
  names?: string[],
  hasFront = false,
): Promise<Bundle[]> {
  const entries = (names ?? (await functionNames())).toSorted();
  await rm(join(PROJECT_ROOT, outdir), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: Object.fromEntries(entries.map((name) => [`${name}/index`, `functions/${name}.ts`])),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    // The ESM build of a dependency where it has one: without it, most of the SDK escapes tree shaking.
    mainFields: ['module', 'main'],
    // The SDK is bundled too: Lambda's own copy is slower to load and changes under us.
    plugins: [lambdaRuntimePlugin],
    // Without a front nothing of its check is built in (lib/runtime/front.ts).
    define: { ...(!hasFront && { 'process.env.ORIGIN_SECRET': '""' }) },
    // Returned and not written: in the asset it would be twice the size of the code.
    metafile: true,
    logLevel: 'warning',
  });
  const imports = Object.entries(metafile.inputs).map(([file, input]) => [
    file,
    input.imports.map(({ path }) => path),
  ]);
  const graph = Object.fromEntries(imports) as Bundle['imports'];
  return entries.map((name) => ({ ...bundleOf(name, outdir, metafile), imports: graph }));
}

function bundleOf(name: string, outdir: string, metafile: Metafile): Omit<Bundle, 'imports'> {
  const output = metafile.outputs[join(outdir, name, HANDLER_FILE)];
  if (!output) throw new Error(`esbuild wrote no ${name}`);
  const inputs = Object.entries(output.inputs).map(
    ([file, { bytesInOutput }]) => [file, bytesInOutput] as const,
  );
  return { name, bytes: output.bytes, inputs: Object.fromEntries(inputs) };
}
