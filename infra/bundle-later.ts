/** What a function loads only when it is asked for: files of their own beside its first one, each holding no more than it must. */
import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { routes } from '../lib/routes.ts';

/** Sources that are loaded later are called `later:lib/…` in esbuild's account. */
export const LATER = 'later';
const EXCHANGES = /[\\/]dialects[\\/]([^\\/]+)[\\/]exchanges\.ts$/;

/**
 * Has each `import()` of ours lead to a file that also imports the function itself. To esbuild whatever the function has at its
 * start is then wanted by all alike, and stands in one file: otherwise there is one for each set of them that share a module,
 * and a start reads them all. Of a dialect's exchanges only those are taken that the function's routes name, since a
 * bundler leaves out nothing of what is imported while it runs.
 */
export function loadedLater(root: string, operation: string): Plugin {
  return {
    name: 'loaded-later',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, kind, importer, resolveDir }) =>
        kind === 'dynamic-import' && isOurs(relative(root, importer))
          ? { path: relative(root, join(resolveDir, path)), namespace: LATER }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: LATER }, ({ path }) => ({
        contents: [
          `export ${takenOf(path, operation)} from './${path}';`,
          `export { handler as startedBy } from './functions/${operation}.ts';`,
        ].join('\n'),
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
}

const isOurs = (file: string): boolean => file.startsWith('functions') || file.startsWith('lib');

function takenOf(path: string, operation: string): string {
  const dialect = EXCHANGES.exec(path)?.[1];
  if (dialect === undefined) return '*';
  const served = routes.filter((row) => row.dialect === dialect && row.operation === operation);
  return `{ ${[...new Set(served.map(({ exchange }) => exchange))].join(', ')} }`;
}
