import { expect, it, vi } from 'vitest';
import { madeOnce } from '../../lib/domain/made-once.ts';

it('makes one thing for the same words, and another for others', () => {
  const make = vi.fn((one: string, other: string) => ({ one, other }));
  const made = madeOnce(make);
  expect(made('a', 'b')).toBe(made('a', 'b'));
  expect(made('ab', '')).toEqual({ one: 'ab', other: '' });
  expect(make).toHaveBeenCalledTimes(2);
});

it('keeps some hundreds, and makes the rest each time', () => {
  const made = madeOnce((word: string) => ({ word }));
  const first = Array.from({ length: 600 }, (_, at) => made(`${at}`));
  const again = first.map(({ word }) => made(word));
  expect(again[0]).toBe(first[0]);
  expect(again.filter((each, at) => each === first[at]).length).toBe(500);
  expect(again).toEqual(first);
});
