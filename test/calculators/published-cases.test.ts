/**
 * Invoices that somebody else has published, with the figures that they state. Only the numbers are taken; each case names
 * its source and runs at the rounding level that the source describes.
 */
import { describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { DraftLine, TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import type { AppliedTax, TaxRounding } from '../../lib/domain/pricing.ts';
import manuals from '../fixtures/totals/authorities-and-manuals.json' with { type: 'json' };
import invoices from '../fixtures/totals/e-invoices.json' with { type: 'json' };
import threads from '../fixtures/totals/issue-threads.json' with { type: 'json' };
import { aCharge, aDraft, aLine, amountOff, aTax, percentOff } from '../support/a-draft.ts';

interface PublishedCase {
  source: string;
  rounding: string;
  precision?: number;
  inclusive?: boolean;
  /** "quantity x rate - discount% @ tax + tax compound" */
  lines: string[];
  /** "amount @ tax" */
  charges?: string[];
  discount?: string;
  /** Only what the source states; taxes by percentage. */
  expected: {
    subTotal?: string;
    taxTotal?: string;
    total?: string;
    taxes?: Record<string, string | undefined>;
  };
}

const cases: PublishedCase[] = [...invoices, ...manuals, ...threads];

function taxesOf(text: string): AppliedTax[] {
  return text.split(' + ').map((tax) => {
    const [percent = '', kind] = tax.trim().split(' ');
    return kind === 'compound'
      ? aTax(percent, { id: `compound-${percent}`, compound: true })
      : aTax(percent, { id: `plain-${percent}` });
  });
}

function lineOf(text: string): DraftLine {
  const match = /^(\S+) x (\S+)(?: - (\S+)%)? @ (.+)$/.exec(text);
  if (!match) throw new Error(`unreadable line: ${text}`);
  const [, quantity = '', rate = '', percent, taxes = ''] = match;
  return aLine(rate, quantity, taxesOf(taxes), percent ? percentOff(percent) : undefined);
}

function draftOf(published: PublishedCase, taxRounding: TaxRounding): TotalsDraft {
  const { precision = 2, inclusive = false, lines, charges = [], discount } = published;
  return aDraft({
    profile: { taxRounding, precision },
    taxInclusive: inclusive,
    discountLevel: 'both',
    discount: discount ? amountOff(discount) : undefined,
    lines: lines.map(lineOf),
    charges: charges.map((charge) => {
      const [amount = '', taxes = ''] = charge.split(' @ ');
      return aCharge(amount, taxesOf(taxes), 'Charge');
    }),
  });
}

/** The figures that a source may state. */
function statedFigures(published: PublishedCase, rounding: TaxRounding): PublishedCase['expected'] {
  const { subTotal, taxTotal, total, taxes } = calculateTotals(draftOf(published, rounding));
  return {
    subTotal,
    taxTotal,
    total,
    taxes: Object.fromEntries(taxes.map((tax) => [tax.percent, tax.amount])),
  };
}

describe('published invoices come out as published', () => {
  it.each(cases)('$source', (published) => {
    const rounding = published.rounding as TaxRounding;
    expect(statedFigures(published, rounding)).toMatchObject(published.expected);
  });
});

describe('the published invoices cover', () => {
  const sources = new Set(cases.map(({ source }) => source.split(/[,:]| \d/)[0]));
  const differing = cases.filter((published) => {
    const entity = statedFigures(published, 'entity_level');
    return entity.taxTotal !== statedFigures(published, 'item_level').taxTotal;
  });
  const inclusive = cases.filter((published) => published.inclusive);
  const oddDecimals = cases.filter(({ precision = 2 }) => precision !== 2);

  it('enough cases of every kind', () => {
    console.log(
      `published invoices: ${cases.length} from ${sources.size} sources; the rounding levels differ in ` +
        `${differing.length}, inclusive ${inclusive.length}, without or with three decimals ${oddDecimals.length}`,
    );
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(sources.size).toBeGreaterThanOrEqual(6);
    expect(differing.length).toBeGreaterThanOrEqual(8);
    expect(inclusive.length).toBeGreaterThanOrEqual(5);
    expect(oddDecimals.length).toBeGreaterThanOrEqual(3);
  });
});
