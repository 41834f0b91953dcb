/** What a bundle does differently because it runs in Lambda: all is about size, and time to the first answer. */
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin, PluginBuild } from 'esbuild';
import {
  IMPORTING_LATER,
  importingAtOnce,
  shims,
  withoutOtherErrors,
  withoutRegionNames,
} from './bundle-shims.ts';
import { withPureConstants } from './pure-constants.ts';

const BUILTIN = new RegExp(`^(node:.+|(${builtinModules.join('|')}))$`);

const LIB = join(import.meta.dirname, '..', 'lib');
const OURS = new RegExp(`^${RegExp.escape(LIB)}.*\\.ts$`);

const SLASH = '[\\\\/]';
const oneOf = (files: string[]) =>
  new RegExp(
    `${SLASH}node_modules${SLASH}(?:${files.map((file) => file.split('/').map(RegExp.escape).join(SLASH)).join('|')})$`,
  );
const LEFT_OUT = oneOf(shims.map(({ file }) => file));

/** Packages whose modules do nothing by being loaded, and do not say so: what is not used of them is left out. */
const PURE = /^@aws-(sdk\/lib-dynamodb|lambda-powertools\/\w+)(\/|$)/;

export const lambdaRuntimePlugin: Plugin = {
  name: 'lambda-runtime',
  setup(build) {
    takeBuiltins(build);
    takeCredentialsFromEnvironment(build);
    leaveOut(build);
    markPureConstants(build);
  },
};

/**
 * An ESM import of node:http reads all its exports, and the WebSocket getter among them loads undici (about 60 ms): here a
 * module of Node's is asked for what is used of it, and nothing else.
 */
function takeBuiltins({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: BUILTIN }, ({ path, kind }) => ({
    path,
    namespace: kind === 'import-statement' ? 'builtin' : 'builtin-whole',
    sideEffects: false,
  }));
  onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: asked(path), loader: 'js' }));
  onLoad({ filter: /.*/, namespace: 'builtin-whole' }, ({ path }) => ({
    contents: `module.exports = ${taken(path)};`,
    loader: 'js',
  }));
}

const taken = (path: string) => `process.getBuiltinModule(${JSON.stringify(path)})`;

function asked(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {});
  const exported = names
    .filter((name) => name !== 'default')
    .map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`);
  return [`const all = /* @__PURE__ */ ${taken(path)};`, ...exported, 'export default all;'].join('\n');
}

/** Lambda hands credentials over in the environment; profiles, SSO and metadata services are never asked. */
function takeCredentialsFromEnvironment({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
    path,
    namespace: 'credentials',
    pluginData: resolveDir,
  }));
  onLoad({ filter: /.*/, namespace: 'credentials' }, ({ pluginData }) => ({
    contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
    loader: 'js',
    resolveDir: pluginData as string,
  }));
}

function leaveOut({ onResolve, onLoad, resolve }: PluginBuild): void {
  onLoad({ filter: LEFT_OUT }, ({ path }) => ({
    contents: shims.find(({ file }) => path.replaceAll('\\', '/').endsWith(`/${file}`))?.contents,
    resolveDir: dirname(path),
    loader: 'js',
  }));

  onLoad({ filter: oneOf(IMPORTING_LATER) }, async ({ path }) => ({
    contents: importingAtOnce(await readFile(path, 'utf8')),
    loader: 'js',
  }));

  onLoad({ filter: /[\\/]client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => ({
    contents: withoutOtherErrors(await readFile(path, 'utf8')),
    loader: 'js',
  }));

  onLoad({ filter: /[\\/]util-endpoints[\\/]lib[\\/]aws[\\/]partitions\.js$/ }, async ({ path }) => ({
    contents: withoutRegionNames(await readFile(path, 'utf8')),
    loader: 'js',
  }));

  // A client names itself by its version, and would hold the whole file for it.
  onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
    const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
    return { contents: JSON.stringify({ version }), loader: 'json' };
  });

  onResolve({ filter: PURE }, async ({ path, pluginData, ...from }) => {
    if (pluginData === PURE) return undefined;
    return { ...(await resolve(path, { ...from, pluginData: PURE })), sideEffects: false };
  });
}

/** By source: every function has most of them. */
const marked = new Map<string, string>();

function markPureConstants({ onLoad }: PluginBuild): void {
  onLoad({ filter: OURS }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    const contents = marked.get(source) ?? withPureConstants(source);
    marked.set(source, contents);
    return { contents, loader: 'ts' };
  });
}
