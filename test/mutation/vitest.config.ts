import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What mutants of the calculators have to get past: their own tests, with fewer random drafts per property. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/calculators/**/*.test.ts', 'test/domain/currency.test.ts'],
    env: { PROPERTY_RUNS: '150' },
    pool: 'forks',
  },
});
