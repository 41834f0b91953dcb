/**
 * Properties run from one seed, so that a commit passes or fails alike for everybody; SEED=random explores, SEED=n replays.
 * The full counts (soak, 50,000 totals) always explore. fast-check prints the seed of a failure.
 */
import fc from 'fast-check';

const SAME_FOR_EVERYBODY = 20261121;

export function chosenSeed(explores: boolean): number {
  const given = process.env['SEED'] ?? (explores ? 'random' : SAME_FOR_EVERYBODY);
  return given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}

const explores = process.env['FAULTS'] === 'full' || process.env['PROPERTY_RUNS'] !== undefined;
fc.configureGlobal({ seed: chosenSeed(explores) });
