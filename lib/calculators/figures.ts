/** What the pipeline works out, in whole minor units. */
import type { TaxableParts, TaxedFigures, TaxFigure } from './tax-figures.ts';
import type { TaxableCharge, TaxableLine } from './taxable-parts.ts';

export type LineFigures = TaxableLine & TaxedFigures;
export type ChargeFigures = TaxableCharge & TaxedFigures;

/** All amounts of a document; an order without shipping has a shipping of nothing. */
export interface DocumentFigures extends TaxableParts<LineFigures, ChargeFigures> {
  subTotal: bigint;
  discount: bigint;
  /** First stage by tax and rate, then the second stage. */
  taxes: TaxFigure[];
  taxTotal: bigint;
  documentTaxTotal: bigint;
  adjustment: bigint;
  total: bigint;
}
