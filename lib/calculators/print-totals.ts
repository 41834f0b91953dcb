/** From minor units to canonical decimals, and to the base currency. No figure is computed here. */
import { decimalOf, type Decimal } from '../domain/decimal.ts';
import {
  inBaseCurrency,
  type ChargeTotals,
  type LineTotals,
  type TaxAmount,
  type Totals,
} from '../domain/totals.ts';
import { tellBaseCurrency } from './document-steps.ts';
import type { ChargeFigures, DocumentFigures, LineFigures } from './figures.ts';
import type { TaxFigure } from './tax-figures.ts';
import type { TotalsDraft } from './totals-draft.ts';
import type { Trace } from './trace.ts';

type Print = (units: bigint) => Decimal;
type Convert = (amount: Decimal) => Decimal;

/** `figures` as an order shows them; `draft` is what they were computed from. */
export function printTotals(draft: TotalsDraft, figures: DocumentFigures, trace?: Trace): Totals {
  const { precision, basePrecision } = draft.profile;
  const print: Print = (units) => decimalOf(units, precision);
  const convert: Convert = (amount) => inBaseCurrency(amount, draft.exchangeRate, basePrecision);
  const { subTotal, taxTotal, total } = figures;
  const totals = {
    lines: figures.lines.map((line) => printLine(line, print, convert)),
    subTotal: print(subTotal),
    discountAmount: print(figures.discount),
    taxes: figures.taxes.map((tax) => printTax(tax, print)),
    taxTotal: print(taxTotal),
    documentTaxTotal: print(figures.documentTaxTotal),
    shipping: printCharge(figures.shipping, print),
    charges: figures.charges.map((charge) => printCharge(charge, print)),
    adjustment: print(figures.adjustment),
    total: print(total),
    baseSubTotal: convert(print(subTotal)),
    baseTaxTotal: convert(print(taxTotal)),
    baseTotal: convert(print(total)),
  };
  if (trace) tellBaseCurrency(trace, draft, totals);
  return totals;
}

function printLine(line: LineFigures, print: Print, convert: Convert): LineTotals {
  const itemTotal = print(line.itemTotal);
  return {
    gross: print(line.gross),
    discountAmount: print(line.discount),
    itemTotal,
    discountShare: print(line.discountShare),
    net: print(line.net),
    taxes: line.taxes.map((tax) => printTax(tax, print)),
    taxAmount: print(line.taxAmount),
    baseRate: convert(line.stated.rate),
    baseItemTotal: convert(itemTotal),
  };
}

function printCharge({ name, amount, net, taxes, taxAmount }: ChargeFigures, print: Print): ChargeTotals {
  return {
    name,
    amount: print(amount),
    net: print(net),
    taxes: taxes.map((tax) => printTax(tax, print)),
    taxAmount: print(taxAmount),
  };
}

function printTax({ tax, base, amount }: TaxFigure, print: Print): TaxAmount {
  const { id, name, percent } = tax;
  return { ...(id !== undefined && { id }), name, percent, base: print(base), amount: print(amount) };
}
