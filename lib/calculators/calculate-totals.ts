/** The calculator's public entry. It needs no store, no clock and no order: only what the order states about prices. */
import type { Totals } from '../domain/totals.ts';
import { assertDraft } from './assert-draft.ts';
import { documentFigures } from './document-figures.ts';
import { printTotals } from './print-totals.ts';
import type { TotalsDraft } from './totals-draft.ts';
import type { Trace } from './trace.ts';

/**
 * Every figure of an order, exact to the last unit of its precision; the rules are in docs/totals.md.
 * The same draft always answers the same figures. Throws `invalid_value` with the path of a field that is out of bounds,
 * of a discount above what it is taken off, or `total` when the order would come out below zero.
 * `trace` is told of every step.
 */
export function calculateTotals(draft: TotalsDraft, trace?: Trace): Totals {
  assertDraft(draft);
  return printTotals(draft, documentFigures(draft, trace), trace);
}
