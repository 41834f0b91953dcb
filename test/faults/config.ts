/** How the fault runs are run, whatever their extent. */
import { defineConfig, type ViteUserConfig } from 'vitest/config';

export function faultRuns(extent: string): ViteUserConfig {
  return defineConfig({
    test: {
      include: ['test/faults/**/*.test.ts'],
      pool: 'forks',
      maxWorkers: 2,
      // The full counts take what they take: some of them most of an hour on two busy cores.
      testTimeout: (extent === 'full' ? 180 : 30) * 60_000,
      hookTimeout: 60_000,
      env: { FAULTS: extent },
      setupFiles: ['test/support/seed.ts'],
      globalSetup: ['test/support/engines.ts'],
      reporters: ['default', './test/faults/rig/plain-count.ts'],
    },
  });
}
