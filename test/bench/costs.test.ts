import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { renewedCosts } from './costs.bench.ts';

/** A kilobyte inside a transaction: ids and times deflate to a few bytes more or less from run to run. */
const ONE_STEP = 2;

it('docs/costs.md says what operations cost now (else: npm run bench:costs)', async () => {
  const page = cellsOf(readFileSync('docs/costs.md', 'utf8'));
  const now = cellsOf(await renewedCosts(inject('engineEndpoints')[0] ?? ''));
  expect(page.length).toBeGreaterThan(50);
  expect(page.map(({ words }) => words)).toEqual(now.map(({ words }) => words));
  const changed = page.filter((cell, at) => !isNear(cell.figures, now[at]?.figures ?? []));
  expect(changed).toEqual([]);
});

/** The tables' cells: their words, and the figures in them. */
function cellsOf(page: string): { words: string; figures: number[] }[] {
  const rows = page.split('\n').filter((line) => /^\| (?!-)/.test(line));
  return rows
    .flatMap((row) => row.split('|').map((cell) => cell.trim()))
    .map((cell) => ({
      words: cell.replaceAll(/[\d.]+/g, '#'),
      figures: (cell.match(/[\d.]+/g) ?? []).map(Number),
    }));
}

function isNear(figures: number[], others: number[]): boolean {
  if (figures.length < 2) return figures[0] === others[0];
  return figures.every((figure, at) => Math.abs(figure - (others[at] ?? Number.NaN)) <= within(figure, at));
}

/** Read units come first. A bulk call is many transactions, each of which may be a step off. */
function within(figure: number, at: number): number {
  return Math.max(at === 0 ? 1 : ONE_STEP, figure / 10);
}
