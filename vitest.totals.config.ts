import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The properties of the totals over many more drafts than `npm test` has time for. */
export default defineConfig({
  test: {
    ...config.test,
    include: ['test/calculators/**/*.test.ts'],
    env: { ...config.test?.env, PROPERTY_RUNS: '50000' },
  },
});
