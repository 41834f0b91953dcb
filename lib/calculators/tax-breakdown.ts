import { sumUnits } from './minor-units.ts';
import type { KeyedTaxFigure, TaxFigure } from './tax-figures.ts';

/** One entry per tax and rate, in order of first appearance: bases and amounts of lines and charges added up. */
export function taxBreakdown(figures: readonly KeyedTaxFigure[]): TaxFigure[] {
  const entries = Map.groupBy(figures, ({ key }) => key).values();
  return [...entries].flatMap((entry) =>
    entry.slice(0, 1).map(({ tax }) => ({
      tax,
      base: sumUnits(entry.map((figure) => figure.base)),
      amount: sumUnits(entry.map((figure) => figure.amount)),
    })),
  );
}
