/** The pure rooms that errors are put into, with the tests that have to notice, and how many of them at least. */
export interface Room {
  name: string;
  mutate: string[];
  /** Of vitest. */
  tests: string[];
  /** The least score, in percent. */
  atLeast: number;
}

export const ROOMS: Room[] = [
  {
    name: 'calculators',
    mutate: ['lib/calculators/**/*.ts'],
    tests: ['test/calculators/**/*.test.ts'],
    atLeast: 96,
  },
  {
    name: 'domain',
    mutate: ['lib/domain/**/*.ts'],
    tests: ['test/domain/**/*.test.ts', 'test/validators/moves.test.ts'],
    atLeast: 90,
  },
  {
    name: 'validators',
    mutate: ['lib/validators/**/*.ts'],
    tests: ['test/validators/**/*.test.ts', 'test/domain/lifecycle.test.ts'],
    atLeast: 90,
  },
  { name: 'apply', mutate: ['lib/apply/**/*.ts'], tests: ['test/apply/**/*.test.ts'], atLeast: 90 },
];

/** Where Stryker reports of a room. */
export const reportOf = ({ name }: Room): string => `.build/mutation/${name}.json`;
