/** Which mutants are tried, by a seed: spread over rooms, and within a room over kinds. */
import { KINDS, type Mutant } from './mutants.ts';

/** Rooms that are tested on an engine. */
export const SAMPLED_ROOMS = ['dialects', 'operations', 'store', 'runtime'] as const;

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All mutants in the order in which they are tried: the rooms take turns. */
export function* drawn(mutants: readonly Mutant[], seed: number): Generator<Mutant> {
  const random = randomFrom(seed);
  const piles = SAMPLED_ROOMS.map((room) => {
    const ours = mutants.filter(({ file }) => file.startsWith(`lib/${room}/`));
    return KINDS.map((kind) => ours.filter((mutant) => mutant.kind === kind));
  });
  while (piles.flat(2).length > 0) {
    for (const kinds of piles) {
      const pile = takenFrom(
        kinds.filter(({ length }) => length > 0),
        random,
        false,
      );
      if (pile) yield takenFrom(pile, random, true) as Mutant;
    }
  }
}

function takenFrom<Each>(list: Each[], random: () => number, isTakenOut: boolean): Each | undefined {
  const index = Math.floor(random() * list.length);
  return isTakenOut ? list.splice(index, 1)[0] : list[index];
}
