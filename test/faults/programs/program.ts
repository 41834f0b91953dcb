/** Generated programs: what some clients ask, in terms that fit whatever orders there are when a step's turn comes. */
import fc from 'fast-check';

export const KINDS = [
  'create',
  'create numbered',
  'update',
  'upsert',
  'renumber',
  'resize',
  'pack',
  'ship',
  'invoice',
  'take back',
  'fulfil',
  'confirm',
  'void',
  'delete',
  'bulk confirm',
  'bulk void',
  'bulk delete',
  'retrieve',
  'list',
  'history',
  'repeat',
  'reuse key',
  'foreign',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Step {
  kind: Kind;
  /** Which client says it. */
  who: number;
  /** Which order, counted from the newest. */
  target: number;
  /** Which of a few chosen numbers. */
  number: number;
  keyed: boolean;
  match: 'none' | 'current' | 'stale' | 'any';
}

const often = <Value>(weight: number, value: Value) => ({ weight, arbitrary: fc.constant(value) });

const OFTEN = /^create|^update|upsert|renumber|list|pack|ship|invoice/;
const weightOf = (name: Kind) => (name === 'fulfil' ? 8 : OFTEN.test(name) ? 3 : 2);
const kind: fc.Arbitrary<Kind> = fc.oneof(...KINDS.map((name) => often(weightOf(name), name)));

export function stepOf(clients: number): fc.Arbitrary<Step> {
  return fc.record({
    kind,
    who: fc.nat({ max: clients - 1 }),
    target: fc.nat({ max: 4 }),
    number: fc.nat({ max: 9 }),
    keyed: fc.boolean(),
    match: fc.oneof(
      often(6, 'none'),
      often(2, 'current'),
      often(1, 'stale'),
      often(1, 'any'),
    ) as fc.Arbitrary<Step['match']>,
  });
}

/** Programs of up to `steps` steps; longer ones are more likely than not. */
export function programOf(clients: number, steps: number): fc.Arbitrary<Step[]> {
  return fc.array(stepOf(clients), { minLength: 3, maxLength: steps, size: 'max' });
}
