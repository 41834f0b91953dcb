/** What is told of the figures of the document, once they are worked out. */
import { multiply, type Decimal } from '../domain/decimal.ts';
import type { Totals } from '../domain/totals.ts';
import type { DocumentFigures, LineFigures } from './figures.ts';
import type { KeyedTaxFigure, TaxedFigures } from './tax-figures.ts';
import type { TotalsDraft } from './totals-draft.ts';
import { named, partName, type Trace } from './trace.ts';

interface SubTotals {
  subTotal: bigint;
  taxedSubTotal: bigint;
}

/** Where something is taken of it: a discount after tax, or a tax of the second stage. */
export function tellTaxedSubTotal(
  trace: Trace,
  draft: TotalsDraft,
  lines: readonly LineFigures[],
  { subTotal, taxedSubTotal }: SubTotals,
): void {
  const isBase = !draft.discountBeforeTax && draft.profile.discountBase === 'taxed';
  if (!isBase && draft.documentTaxes.length === 0) return;
  const taxes = named(
    lines.map(({ taxAmount }) => taxAmount),
    (index) => `lines[${index}].taxAmount`,
  );
  const inputs = { subTotal, ...(draft.taxInclusive ? {} : taxes) };
  trace({ figure: 'taxedSubTotal', rule: 'sum', inputs, result: taxedSubTotal });
}

/** Taxes, adjustment and total. */
export function tellDocument(
  trace: Trace,
  draft: TotalsDraft,
  figures: DocumentFigures,
  taxedSubTotal: bigint,
): void {
  tellBreakdown(trace, figures);
  const { subTotal, discount, taxes, taxTotal, documentTaxTotal, adjustment, shipping, charges } = figures;
  const first = taxes.length - draft.documentTaxes.length;
  tellDocumentTaxes(trace, draft, figures, taxedSubTotal);
  const second = named(
    taxes.slice(first).map(({ amount }) => amount),
    (index) => `taxes[${first + index}].amount`,
  );
  trace({ figure: 'documentTaxTotal', rule: 'sum', inputs: second, result: documentTaxTotal });
  const all = named(
    taxes.map(({ amount }) => amount),
    (index) => `taxes[${index}].amount`,
  );
  trace({ figure: 'taxTotal', rule: 'sum', inputs: all, result: taxTotal });
  const stated = { 'adjustment.stated': draft.adjustment };
  trace({ figure: 'adjustment', rule: 'stated_amount', inputs: stated, result: adjustment });
  const onTop: Record<string, bigint> = draft.taxInclusive ? { documentTaxTotal } : { taxTotal };
  const further = named(
    charges.map(({ amount }) => amount),
    (index) => `charges[${index}].amount`,
  );
  const inputs = {
    subTotal,
    discountAmount: discount,
    ...onTop,
    'shipping.amount': shipping.amount,
    ...further,
    adjustment,
  };
  trace({ figure: 'total', rule: 'total', inputs, result: figures.total });
}

/** Each tax over all lines and charges. */
function tellBreakdown(trace: Trace, { lines, shipping, charges, taxes }: DocumentFigures): void {
  const parts: TaxedFigures[] = [...lines, shipping, ...charges];
  const placed = parts.flatMap((part, index) =>
    part.taxes.map((tax, at) => ({ ...tax, name: `${partName(index, lines.length)}.taxes[${at}]` })),
  );
  const entries = [...Map.groupBy(placed, ({ key }) => key).values()];
  entries.forEach((entry, index) => {
    const tax = taxes[index];
    if (!tax) return;
    const about = `${tax.tax.name} ${tax.tax.percent} %`;
    for (const what of ['base', 'amount'] as const) {
      const sum = (each: KeyedTaxFigure & { name: string }): [string, bigint] => [
        `${each.name}.${what}`,
        each[what],
      ];
      const inputs = Object.fromEntries(entry.map(sum));
      trace({ figure: `taxes[${index}].${what}`, rule: 'sum', about, inputs, result: tax[what] });
    }
  });
}

/** The second stage. */
function tellDocumentTaxes(
  trace: Trace,
  { documentTaxes }: TotalsDraft,
  { taxes, discount }: DocumentFigures,
  taxedSubTotal: bigint,
): void {
  const first = taxes.length - documentTaxes.length;
  documentTaxes.forEach(({ percent, amount }, index) => {
    const tax = taxes[first + index];
    if (!tax) return;
    const name = `taxes[${first + index}]`;
    const about = tax.tax.name;
    const parts = { taxedSubTotal, discountAmount: discount };
    trace({ figure: `${name}.base`, rule: 'difference', about, inputs: parts, result: tax.base });
    const stated = `documentTaxes[${index}]`;
    const [rule, inputs] =
      amount === undefined
        ? ([
            'document_tax_percent',
            { [`${name}.base`]: tax.base, [`${stated}.percent`]: percent ?? '0' },
          ] as const)
        : (['stated_amount', { [`${stated}.amount`]: amount }] as const);
    trace({ figure: `${name}.amount`, rule, about, inputs, result: tax.amount });
  });
}

/** Each printed figure times the exchange rate. */
export function tellBaseCurrency(trace: Trace, { lines, exchangeRate }: TotalsDraft, totals: Totals): void {
  const tell = (figure: string, of: string, amount: Decimal, result: Decimal) =>
    trace({
      figure,
      rule: 'base_currency',
      inputs: { [of]: amount, exchangeRate },
      exact: multiply(amount, exchangeRate),
      result,
    });
  totals.lines.forEach(({ baseRate, itemTotal, baseItemTotal }, index) => {
    const rate = lines[index]?.rate;
    const name = `lines[${index}]`;
    if (rate !== undefined) tell(`${name}.baseRate`, `${name}.rate`, rate, baseRate);
    tell(`${name}.baseItemTotal`, `${name}.itemTotal`, itemTotal, baseItemTotal);
  });
  tell('baseSubTotal', 'subTotal', totals.subTotal, totals.baseSubTotal);
  tell('baseTaxTotal', 'taxTotal', totals.taxTotal, totals.baseTaxTotal);
  tell('baseTotal', 'total', totals.total, totals.baseTotal);
}
