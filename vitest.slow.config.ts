import { defineConfig, mergeConfig } from 'vitest/config';
import common from './vitest.config.ts';
import { SLOW } from './test/slow.ts';

export default mergeConfig(
  { test: { ...common.test, include: [], exclude: [] } },
  defineConfig({ test: { include: SLOW } }),
);
