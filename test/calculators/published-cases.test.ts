/**
 * Invoices that somebody else has published, with the figures that they state. Only the numbers are taken; each case names
 * its source and runs at the rounding level that the source describes.
 */
import { describe, expect, it } from 'vitest';
import type { TaxRounding } from '../../lib/domain/pricing.ts';
import manuals from '../fixtures/totals/authorities-and-manuals.json' with { type: 'json' };
import invoices from '../fixtures/totals/e-invoices.json' with { type: 'json' };
import threads from '../fixtures/totals/issue-threads.json' with { type: 'json' };
import { statedFigures, type ShortInvoice } from '../support/short-invoice.ts';

const cases: (ShortInvoice & { source: string })[] = [...invoices, ...manuals, ...threads];

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
