import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { measureCosts, type MeasuredCosts } from '../support/cost-table.ts';
import { renewedCosts } from './costs.bench.ts';

/** A kilobyte inside a transaction: ids and times deflate to a few bytes more or less from run to run. */
const ONE_STEP = 2;

let measured: MeasuredCosts;
beforeAll(async () => {
  measured = await measureCosts(inject('engineEndpoints')[0] ?? '');
}, 60_000);

it('docs/costs.md says what operations cost now (else: npm run bench:costs)', async () => {
  const page = cellsOf(readFileSync('docs/costs.md', 'utf8'));
  const now = cellsOf(await renewedCosts(measured));
  expect(page.length).toBeGreaterThan(50);
  expect(page.map(({ words }) => words)).toEqual(now.map(({ words }) => words));
  const changed = page.filter((cell, at) => !isNear(cell.figures, now[at]?.figures ?? []));
  expect(changed).toEqual([]);
});

type Units = [read: number, write: number];

/** What an operation on an order of so many lines may cost at most: whoever makes it dearer says so here. */
const BUDGETS: Record<number, Record<string, Units>> = {
  2: {
    'create, number from the counter': [2, 13],
    'create with a reference number': [2, 15],
    'create with ten custom fields': [2, 20],
    'create with an `Idempotency-Key`': [3, 15],
    'update of a field': [1, 8],
    'update of a field beside ten custom fields': [1, 15],
    // One of them looks whether the organisation asks for approval.
    confirm: [2, 9],
    delete: [1, 12],
  },
  20: { 'update that states all lines anew': [2, 13] },
  200: {
    'create, number from the counter': [2, 30],
    'create with an `Idempotency-Key`': [3, 48],
    'update that states all lines anew': [4, 29],
  },
};

it('docs/costs.md says the budgets', () => {
  const rows = readFileSync('docs/costs.md', 'utf8').replaceAll(/ +/g, ' ');
  for (const [lines, costs] of Object.entries(BUDGETS)) {
    for (const [name, [read, write]] of Object.entries(costs))
      expect(rows).toContain(`| ${name} | ${lines} | ${read} r, ${write} w |`);
  }
});

describe('no operation costs more than its budget', () => {
  const budgets = Object.entries(BUDGETS).flatMap(([lines, costs]) =>
    Object.entries(costs).map(([name, units]) => [lines, name, units] as const),
  );
  it.each(budgets)('%s lines: %s', (lines, name, [read, write]) => {
    const cost = measured.one[Number(lines)]?.[name];
    expect(cost?.read).toBeLessThanOrEqual(read);
    expect(cost?.write).toBeLessThanOrEqual(write);
  });
});

/** A page of 100 rows of two lines. */
const PAGES: Record<string, number> = {
  'all, newest first': 4,
  'one stage (`status=draft`)': 4,
  'one customer': 55,
  'sorted by date': 55,
};

it.each(Object.entries(PAGES))('a page costs no more than its budget: %s', (name, read) => {
  expect(measured.lists[name]?.read).toBeLessThanOrEqual(read);
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
