/** Every figure has steps that lead to it, which a reader follows by their words: 200 drafts, or as many as PROPERTY_RUNS says. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import { RULES } from '../../lib/calculators/rules.ts';
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { traceInto } from '../../lib/calculators/trace.ts';
import type { Step } from '../../lib/domain/explanation.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import type { TaxRounding } from '../../lib/domain/pricing.ts';
import type { Totals } from '../../lib/domain/totals.ts';
import { draftOf, type ShortInvoice } from '../support/short-invoice.ts';
import { arbitraryDraft } from './arbitrary-draft.ts';
import { replayed } from './replayer.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
const text = readFileSync(new URL('../../docs/totals.md', import.meta.url), 'utf8');
const told = new Map<string, number>();

function explained(draft: TotalsDraft): { totals: Totals; steps: Step[] } {
  const steps: Step[] = [];
  const totals = calculateTotals(
    draft,
    traceInto((step) => steps.push(step), draft.profile.precision),
  );
  return { totals, steps };
}

/** Every amount of the totals by its path. */
function figuresIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return /(^|\.)(id|name|percent)$/.test(path) ? [] : [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, index) => figuresIn(each, `${path}[${index}]`));
  return Object.entries(value ?? {}).flatMap(([name, each]) =>
    figuresIn(each, path === '' ? name : `${path}.${name}`),
  );
}

function assertFollowed(draft: TotalsDraft): boolean {
  let run: ReturnType<typeof explained>;
  try {
    run = explained(draft);
  } catch (error) {
    if (isOrderError(error, 'invalid_value')) return false;
    throw error;
  }
  const { totals, steps } = run;
  expect(totals).toStrictEqual(calculateTotals(draft));
  const last = replayed(draft, steps);
  for (const [figure, value] of figuresIn(totals))
    expect([figure, last.get(figure)]).toEqual([figure, value]);
  for (const { rule } of steps) told.set(rule, (told.get(rule) ?? 0) + 1);
  return true;
}

describe('the steps of a calculation', { timeout: 30_000 + RUNS * 60 }, () => {
  it('lead to every figure, by rules that a reader can follow', () => {
    let followed = 0;
    const property = fc.property(arbitraryDraft, (draft) => void (followed += assertFollowed(draft) ? 1 : 0));
    fc.assert(property, { numRuns: RUNS });
    expect(followed).toBeGreaterThan(RUNS / 2);
    expect([...told.keys()].sort()).toEqual(Object.keys(RULES).sort());
  });

  it('name rules that docs/totals.md has, word for word', () => {
    const listed = [...text.matchAll(/^\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, name, says]) => [name, says]);
    expect(listed).toEqual(Object.entries(RULES));
  });

  it('read like the worked invoices of docs/totals.md', () => {
    const invoices = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, body = '']) => JSON.parse(body));
    const worked = (invoices as ShortInvoice[]).map(
      (invoice) => explained(draftOf(invoice, (invoice.rounding ?? 'entity_level') as TaxRounding)).steps,
    );
    const line = (invoice: number, figure: string) => {
      const step = worked[invoice]?.find((each) => each.figure === figure);
      return step && `${step.inputs.map(({ value }) => value).join(' ')} -> ${step.exact} -> ${step.result}`;
    };
    expect(line(0, 'taxes[0].amount')).toBe('4.947525 3.75375 0.5775 -> 9.278775 -> 9.28');
    expect(line(0, 'lines[0].taxes[0].amount')).toMatch(/^9.28 4.947525 9.278775 2 1 -> /);
    expect(line(1, 'taxes[0].amount')).toMatch(/ -> 3499\/600 -> 5.83$/);
    expect(line(2, 'discountAmount')).toBe('76.67 10 -> 7.667 -> 7.67');
    expect(line(2, 'lines[0].discountShare')).toMatch(/^7.67 66.66 76.67 1 1 -> .* -> 6.67$/);
    expect(line(3, 'lines[1].itemTotal')).toBe('2.265 0.056625 -> 2.208375 -> 2.208');
    expect(line(3, 'baseTotal')).toBe('11.396 3.2512 -> 37.0506752 -> 37.05');
    expect(line(4, 'lines[0].taxes[0].exactAmount')).toMatch(/^384 8 108 -> undefined -> 256\/9$/);
  });
});

afterAll(() => console.log(`explain: ${[...told].map(([rule, times]) => `${rule} ${times}`).join(', ')}`));
