/** The taxes of an order as one percentage, for wires that have one place for all of it. */
import { ZERO, type Decimal } from './decimal.ts';
import type { SalesOrder } from './order.ts';
import { percentOf } from './pricing.ts';

/** The percentage of the only tax on the document, or the one that all lines bear alike; 0 where there is no such one. */
export function solePercent({ lines, pricing }: SalesOrder): Decimal {
  const onLines = new Set(lines.map((line) => percentOf(line)));
  const [onEveryLine] = onLines;
  if (onLines.size > 1) return ZERO;
  const [onDocument, ...more] = pricing.documentTaxes;
  if (!onDocument) return onEveryLine ?? ZERO;
  return more.length === 0 && onEveryLine === ZERO ? (onDocument.percent ?? ZERO) : ZERO;
}
