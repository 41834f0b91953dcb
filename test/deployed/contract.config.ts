/** The contract suites of all dialects, against a deployed stack. */
import { defineConfig, mergeConfig } from 'vitest/config';
import common from '../../vitest.config.ts';

/** Cold functions, one after the other. */
const WITHIN_MS = 300_000;

export default mergeConfig(
  { test: { ...common.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/dialects/*/contract.test.ts'],
      exclude: ['test/dialects/stub/**'],
      maxWorkers: 1,
      testTimeout: WITHIN_MS,
      hookTimeout: WITHIN_MS,
    },
  }),
);
