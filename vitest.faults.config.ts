import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The full counts take what they take: some of them most of an hour on two busy cores.
    testTimeout: (process.env['FAULTS'] === 'full' ? 180 : 30) * 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/seed.ts'],
    globalSetup: ['test/support/engines.ts'],
    reporters: ['default', './test/faults/rig/plain-count.ts'],
  },
});
