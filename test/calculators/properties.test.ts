/** Properties over random drafts: 2,000 of them, or as many as PROPERTY_RUNS says. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import type { Totals } from '../../lib/domain/totals.ts';
import { arbitraryDraft } from './arbitrary-draft.ts';
import { Fraction } from './fraction.ts';
import { auditedTotals, Refused } from './oracle.ts';
import type { Tally } from './oracle-rounding.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 2000);
const tally: Tally & Record<string, number> = { tiesUp: 0, tiesDown: 0 };

function count(...facts: (string | false | undefined)[]): void {
  for (const fact of facts) if (fact) tally[fact] = (tally[fact] ?? 0) + 1;
}

/** The totals, or the field that was refused. */
function outcomeOf(draft: TotalsDraft): Totals | { refused: string } {
  try {
    return calculateTotals(draft);
  } catch (error) {
    if (isOrderError(error, 'invalid_value')) return { refused: error.details.field };
    throw error;
  }
}

function auditedOutcomeOf(draft: TotalsDraft): unknown {
  try {
    return auditedTotals(draft, tally);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.field };
    throw error;
  }
}

/** Runs a check on the totals of every draft that is not refused. */
function holdsForTotals(check: (totals: Totals, draft: TotalsDraft) => void): void {
  fc.assert(
    fc.property(arbitraryDraft, (draft) => {
      const totals = outcomeOf(draft);
      if (!('refused' in totals)) check(totals, draft);
    }),
    { numRuns: RUNS },
  );
}

function sumOf(texts: string[]): string {
  return Fraction.total(texts.map((text) => Fraction.parse(text))).toText(20);
}

afterAll(() => {
  const counts = Object.entries(tally).map(([fact, times]) => `${fact} ${times}`);
  console.log(`totals: ${RUNS} drafts per property; against the oracle: ${counts.join(', ')}`);
});

describe('calculated totals', { timeout: 30_000 + RUNS * 10 }, () => {
  it('are those of exact rational arithmetic, refusals included', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const totals = outcomeOf(draft);
        expect(totals).toStrictEqual(auditedOutcomeOf(draft));
        count(
          'refused' in totals ? 'refused' : 'totalled',
          draft.taxInclusive && 'inclusive',
          draft.profile.taxRounding,
          draft.lines.some((line) => line.taxes.some((tax) => tax.compound)) && 'compound',
          draft.documentTaxes.length > 0 && 'second stage',
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('add up in every printed figure', () => {
    holdsForTotals((totals, draft) => {
      const parts = [...totals.lines, totals.shipping, ...totals.charges];
      const onTop = draft.taxInclusive ? totals.documentTaxTotal : totals.taxTotal;
      const charges = [totals.shipping, ...totals.charges].map((charge) => charge.amount);
      expect(totals.subTotal).toBe(sumOf(totals.lines.map((line) => line.itemTotal)));
      expect(totals.taxTotal).toBe(sumOf(totals.taxes.map((tax) => tax.amount)));
      expect(totals.taxTotal).toBe(sumOf([...parts.map((part) => part.taxAmount), totals.documentTaxTotal]));
      expect(sumOf([totals.total, totals.discountAmount])).toBe(
        sumOf([totals.subTotal, onTop, ...charges, totals.adjustment]),
      );
      for (const line of totals.lines) {
        expect(line.gross).toBe(sumOf([line.itemTotal, line.discountAmount]));
        expect(line.taxAmount).toBe(sumOf(line.taxes.map((tax) => tax.amount)));
      }
    });
  });

  it('spread a discount before tax over the lines to the last unit', () => {
    holdsForTotals((totals, draft) => {
      const shares = sumOf(totals.lines.map((line) => line.discountShare));
      const whole = totals.lines.length > 0 && draft.discountBeforeTax ? totals.discountAmount : '0';
      expect(shares).toBe(whole);
      for (const line of totals.lines) if (line.itemTotal === '0') expect(line.discountShare).toBe('0');
    });
  });

  it('leave the gross of inclusive prices alone', () => {
    holdsForTotals((totals, draft) => {
      if (!draft.taxInclusive) return;
      for (const line of totals.lines) {
        expect(line.itemTotal).toBe(sumOf([line.net, line.taxAmount, line.discountShare]));
      }
      for (const charge of [totals.shipping, ...totals.charges]) {
        expect(charge.amount).toBe(sumOf([charge.net, charge.taxAmount]));
      }
    });
  });

  it('do not depend on the order of the lines, unless a document discount is spread over them', () => {
    holdsForTotals((totals, draft) => {
      const undiscounted = { ...draft, discount: undefined, lines: [...draft.lines].reverse() };
      const reversed = outcomeOf(undiscounted);
      const forward = draft.discount ? outcomeOf({ ...draft, discount: undefined }) : totals;
      expect(documentFiguresOf(reversed)).toEqual(documentFiguresOf(forward));
    });
  });

  it('come to nothing under a document discount of 100 % before tax', () => {
    holdsForTotals((_, draft) => {
      const discount = { kind: 'percent', value: '100' } as TotalsDraft['discount'];
      const free = { discount, discountBeforeTax: true, discountLevel: 'entity_level' as const };
      const bare = { shipping: undefined, charges: [], documentTaxes: [], adjustment: '0' as never };
      const totals = calculateTotals({ ...draft, ...free, ...bare });
      expect([totals.taxTotal, totals.total]).toEqual(['0', '0']);
    });
  });

  it('come out the same again, and again from their own rounded amounts', () => {
    holdsForTotals((totals, draft) => {
      const stored = JSON.parse(JSON.stringify(draft)) as TotalsDraft;
      expect(calculateTotals(stored)).toEqual(totals);
      const { shipping, charges, adjustment } = totals;
      const rounded = {
        ...draft,
        adjustment,
        shipping: draft.shipping && { ...draft.shipping, amount: shipping.amount },
        charges: draft.charges.map((charge, index) => ({
          ...charge,
          amount: charges[index]?.amount ?? charge.amount,
        })),
      };
      expect(calculateTotals(rounded)).toEqual(totals);
    });
  });

  it('print as plain decimals: no exponent, no minus zero, no digit beyond the precision', () => {
    holdsForTotals((totals, draft) => {
      const { precision, basePrecision } = draft.profile;
      JSON.stringify(totals, (key, value: unknown) => {
        if (typeof value !== 'string' || key === 'name' || key === 'id' || key === 'percent') return value;
        expect(value, key).toMatch(/^(0|-?[1-9]\d*|-?\d+\.\d*[1-9])$/);
        const places = value.split('.')[1]?.length ?? 0;
        expect(places, key).toBeLessThanOrEqual(
          key.startsWith('base') && key !== 'base' ? basePrecision : precision,
        );
        return value;
      });
      expect(JSON.stringify(totals)).not.toMatch(/"-0"|\d[eE]/);
    });
  });
});

/** The figures of the document without those of its lines, the taxes in an order of their own. */
function documentFiguresOf(outcome: Totals | { refused: string }): unknown {
  if ('refused' in outcome) return outcome.refused.startsWith('lines') ? 'a line refused' : outcome;
  const { lines, taxes, ...figures } = outcome;
  const sorted = taxes.map((tax) => JSON.stringify(tax)).sort();
  return { ...figures, count: lines.length, taxes: sorted };
}
