import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { ROOMS } from './rooms.ts';

const room = ROOMS.find(({ name }) => name === process.env['MUTATION_ROOM']) ?? ROOMS[0];

/** What mutants have to get past: the tests of their room, with fewer random drafts per property. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: room?.tests ?? [],
    env: { PROPERTY_RUNS: '150' },
    pool: 'forks',
    isolate: false,
    // A busy machine is no notice taken of a mutant.
    testTimeout: 60_000,
  },
});
