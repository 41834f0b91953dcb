/** The pipeline: from what a draft states to every amount in whole minor units. Nothing is rounded after this. */
import { documentTaxes } from './document-taxes.ts';
import { entityDiscount } from './entity-discount.ts';
import { lineAmounts } from './line-amounts.ts';
import { sumUnits, toUnits } from './minor-units.ts';
import { refuse } from './refuse.ts';
import { taxBreakdown } from './tax-breakdown.ts';
import type { ChargeFigures, DocumentFigures, LineFigures } from './figures.ts';
import { taxFigures, type TaxableParts, type TaxedFigures } from './tax-figures.ts';
import { NO_SHIPPING, taxableCharge, taxableLines, type TaxableLine } from './taxable-parts.ts';
import { tellDocument, tellTaxedSubTotal } from './document-steps.ts';
import type { TotalsDraft } from './totals-draft.ts';
import { named, type Trace } from './trace.ts';

/** Throws `invalid_value` for a discount above its base and for a total below zero. */
export function documentFigures(draft: TotalsDraft, trace?: Trace): DocumentFigures {
  const { precision, discountBase } = draft.profile;
  const amounts = lineAmounts(draft, trace);
  const itemTotals = amounts.map((line) => line.itemTotal);
  const subTotal = sumUnits(itemTotals);
  trace?.({ figure: 'subTotal', rule: 'sum', inputs: named(itemTotals, itemTotalName), result: subTotal });
  const earlyDiscount = draft.discountBeforeTax ? entityDiscount(draft, subTotal, trace) : 0n;
  const parts = taxedParts(draft, taxableLines(amounts, earlyDiscount, trace), trace);

  const taxedSubTotal = draft.taxInclusive ? subTotal : subTotal + sumTaxAmounts(parts.lines);
  const lateBase = discountBase === 'taxed' ? taxedSubTotal : subTotal;
  if (trace) tellTaxedSubTotal(trace, draft, parts.lines, { subTotal, taxedSubTotal });
  const lateName = discountBase === 'taxed' ? 'taxedSubTotal' : 'subTotal';
  const discount = draft.discountBeforeTax ? earlyDiscount : entityDiscount(draft, lateBase, trace, lateName);

  const firstStage = taxBreakdown(allParts(parts).flatMap((part) => part.taxes));
  const secondStage = documentTaxes(draft.documentTaxes, taxedSubTotal - discount, precision);
  const documentTaxTotal = sumUnits(secondStage.map((tax) => tax.amount));
  const taxTotal = sumTaxAmounts(allParts(parts)) + documentTaxTotal;

  const taxOnTop = draft.taxInclusive ? documentTaxTotal : taxTotal;
  const chargeTotal = sumUnits([parts.shipping, ...parts.charges].map((charge) => charge.amount));
  const adjustment = toUnits(draft.adjustment, precision);
  const total = subTotal - discount + taxOnTop + chargeTotal + adjustment;
  if (total < 0n) refuse('total', 'must not be negative');
  const taxes = [...firstStage, ...secondStage];
  const figures = { ...parts, subTotal, discount, taxes, taxTotal, documentTaxTotal, adjustment, total };
  if (trace) tellDocument(trace, draft, figures, taxedSubTotal);
  return figures;
}

const itemTotalName = (index: number) => `lines[${index}].itemTotal`;

function taxedParts(draft: TotalsDraft, lines: readonly TaxableLine[], trace: Trace | undefined) {
  const { precision, taxRounding } = draft.profile;
  const shipping = taxableCharge(draft.shipping ?? NO_SHIPPING, precision, trace);
  const charges = draft.charges.map((charge, index) =>
    taxableCharge(charge, precision, trace, `charges[${index}]`),
  );
  return taxFigures({ lines, shipping, charges }, draft.taxInclusive, taxRounding, trace);
}

function allParts(parts: TaxableParts<LineFigures, ChargeFigures>): TaxedFigures[] {
  return [...parts.lines, parts.shipping, ...parts.charges];
}

function sumTaxAmounts(parts: readonly TaxedFigures[]): bigint {
  return sumUnits(parts.map((part) => part.taxAmount));
}
