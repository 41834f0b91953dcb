/** How many runs: a slice inside `npm test`, the gate, or the full counts of a soak. FAULTS says which. */
import { chosenSeed } from '../../support/seed.ts';

export type Extent = 'slice' | 'gate' | 'full';

export const extent = (process.env['FAULTS'] || 'slice') as Extent;

/** The count for this run's extent. */
export function runs(counts: Record<Extent, number>): number {
  return counts[extent];
}

/** The seed of this run; printed with every failure, and taken from SEED to replay one. Only the full counts explore. */
export const seedOfRun = chosenSeed(extent === 'full');

/** The command that runs the same once more. */
export function replayCommand(file: string, more = ''): string {
  return `SEED=${seedOfRun} ${more} FAULTS=${extent} npx vitest run --config vitest.faults.config.ts ${file}`;
}
