/** Of one room at a time: each has its own tests, so that a mutant does not wait for those of the others. */
import { reportOf, ROOMS } from './rooms.ts';

const room = ROOMS.find(({ name }) => name === process.env['MUTATION_ROOM']) ?? ROOMS[0];

export default {
  testRunner: 'vitest',
  tsconfigFile: 'none: TypeScript 7 has no API for Stryker to rewrite it with',
  mutate: room.mutate,
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  reporters: ['json', 'progress'],
  jsonReporter: { fileName: reportOf(room) },
  ignorePatterns: ['.ministack', 'cdk.out', 'test/deployed'],
  tempDirName: '.build/stryker',
  // The limits are those of the rooms.
  thresholds: { high: 98, low: 90, break: null },
  timeoutMS: 20_000,
  disableTypeChecks: false,
};
