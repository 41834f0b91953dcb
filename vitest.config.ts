import { configDefaults, defineConfig } from 'vitest/config';
import { SLOW } from './test/slow.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Kills and the crash table run with `npm run test:faults`, what is slow with `npm run test:slow`.
    exclude: [...configDefaults.exclude, 'test/faults/{kills,crash}/**', ...SLOW],
    pool: 'forks',
    // Files of a worker share what they import, above all the SDK; each has a table of its own (test/support/table.ts).
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A line per request would drown what tests say.
    env: { POWERTOOLS_LOG_LEVEL: process.env['POWERTOOLS_LOG_LEVEL'] ?? 'CRITICAL' },
    setupFiles: ['test/support/seed.ts', 'test/support/tell-counts.ts'],
    globalSetup: ['test/support/engines.ts', 'test/support/answer-count.ts'],
  },
});
