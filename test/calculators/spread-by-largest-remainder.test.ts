import { expect, it } from 'vitest';
import { ratio } from '../../lib/calculators/ratio.ts';
import { spreadByLargestRemainder } from '../../lib/calculators/spread-by-largest-remainder.ts';

const cases: [title: string, amount: bigint, weights: bigint[], parts: bigint[]][] = [
  ['in proportion', 10n, [1n, 4n], [2n, 8n]],
  ['what is left over goes to the largest remainder', 10n, [1n, 1n, 5n], [2n, 1n, 7n]],
  ['the earlier one of equals comes first', 1n, [7n, 7n, 7n], [1n, 0n, 0n]],
  ['two units left over, three equals', 2n, [3n, 3n, 3n], [1n, 1n, 0n]],
  ['zero weights get nothing', 5n, [0n, 3n, 0n, 3n], [0n, 3n, 0n, 2n]],
  ['all of it', 12n, [5n, 7n], [5n, 7n]],
  ['nothing over nothing', 0n, [0n, 0n], [0n, 0n]],
  ['over nobody', 0n, [], []],
];

it.each(cases)('%s', (_, amount, weights, parts) => {
  const shares = spreadByLargestRemainder(
    amount,
    weights.map((weight) => ratio(weight)),
  );
  expect(shares).toEqual(parts);
});

it('weights may have different denominators', () => {
  expect(spreadByLargestRemainder(7n, [ratio(1n, 3n), ratio(1n, 2n), ratio(1n, 3n)])).toEqual([2n, 3n, 2n]);
});
