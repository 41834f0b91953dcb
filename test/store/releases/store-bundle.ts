/** The store of a release as one module: the code that reads and writes the table, without the packages that it stands on. */
import { writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

/** What a release does to the table. */
export type StoreRelease = Pick<typeof import('../../../lib/store/order-store.ts'), 'orderStore'> &
  Pick<typeof import('../../../lib/store/outbox.ts'), 'outgoingOf'> &
  Pick<typeof import('../../../lib/store/transaction.ts'), 'buildTransaction'> &
  Pick<typeof import('../../../lib/store/schema.ts'), 'SCHEMA_VERSION'>;

const ENTRY = `
export { orderStore } from './lib/store/order-store.ts';
export { outgoingOf } from './lib/store/outbox.ts';
export { buildTransaction } from './lib/store/transaction.ts';
export { SCHEMA_VERSION } from './lib/store/schema.ts';
`;

/** The present sources, bundled; `plugins` may change them on the way. */
export async function bundledStore(plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    write: false,
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}

export const PREVIOUS = 'test/fixtures/stored/previous-release.mjs';

if (import.meta.main) {
  const text = `/* oxlint-disable */\n/* The store of the release before this one: see docs/table.md, Versions. */\n${await bundledStore()}`;
  writeFileSync(PREVIOUS, text);
}
