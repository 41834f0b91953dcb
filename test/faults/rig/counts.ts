/** How many runs: a slice inside `npm test`, the gate, or the full counts of a soak. FAULTS says which. */

export type Extent = 'slice' | 'gate' | 'full';

export const extent = (process.env['FAULTS'] || 'slice') as Extent;

/** The count for this run's extent. */
export function runs(counts: Record<Extent, number>): number {
  return counts[extent];
}

/** The seed of this run; printed with every failure, and taken from SEED to replay one. */
export const seedOfRun = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** The command that runs the same once more. */
export function replayCommand(file: string, more = ''): string {
  return `SEED=${seedOfRun} ${more} FAULTS=${extent} npx vitest run --config vitest.faults.config.ts ${file}`;
}
