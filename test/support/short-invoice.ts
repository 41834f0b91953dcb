/** Invoices in short hand, as fixtures and docs/totals.md write them, and the figures that they state. */
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { DraftLine, TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import type { AppliedTax, Charge, Discount, TaxRounding } from '../../lib/domain/pricing.ts';
import { aCharge, aDraft, aLine, amountOff, aTax, percentOff } from './drafts.ts';

export interface ShortInvoice {
  rounding?: string;
  precision?: number;
  inclusive?: boolean;
  /** "quantity x rate - discount% @ tax + tax compound"; a tax is named by its percentage. */
  lines: string[];
  /** "amount @ tax" */
  shipping?: string;
  charges?: string[];
  /** Before tax: an amount, or a percentage with its sign. */
  discount?: string;
  adjustment?: string;
  exchangeRate?: string;
  expected: StatedFigures;
}

/** Whatever a source states of these. */
export interface StatedFigures {
  subTotal?: string;
  discountAmount?: string;
  discountShares?: string[];
  /** By percentage. */
  taxes?: Record<string, string | undefined>;
  lineTaxes?: string[];
  lineNets?: string[];
  taxTotal?: string;
  total?: string;
  baseSubTotal?: string;
  baseTaxTotal?: string;
  baseTotal?: string;
}

export function draftOf(invoice: ShortInvoice, taxRounding: TaxRounding): TotalsDraft {
  const { precision = 2, inclusive = false, lines, shipping, charges = [], discount } = invoice;
  return aDraft({
    profile: { taxRounding, precision },
    taxInclusive: inclusive,
    discountLevel: 'both',
    discount: discount === undefined ? undefined : discountOf(discount),
    lines: lines.map(lineOf),
    shipping: shipping === undefined ? undefined : chargeOf(shipping),
    charges: charges.map(chargeOf),
    adjustment: decimal(invoice.adjustment ?? '0'),
    exchangeRate: decimal(invoice.exchangeRate ?? '1'),
  });
}

export function statedFigures(invoice: ShortInvoice, rounding: TaxRounding): StatedFigures {
  const { lines, taxes, ...figures } = calculateTotals(draftOf(invoice, rounding));
  return {
    ...figures,
    discountShares: lines.map((line) => line.discountShare),
    taxes: Object.fromEntries(taxes.map((tax) => [tax.percent, tax.amount])),
    lineTaxes: lines.map((line) => line.taxAmount),
    lineNets: lines.map((line) => line.net),
  };
}

function lineOf(text: string): DraftLine {
  const match = /^(\S+) x (\S+)(?: - (\S+%))? @ (.+)$/.exec(text);
  if (!match) throw new Error(`unreadable line: ${text}`);
  const [, quantity = '', rate = '', discount, taxes = ''] = match;
  return aLine(rate, quantity, taxesOf(taxes), discount === undefined ? undefined : discountOf(discount));
}

function chargeOf(text: string): Charge {
  const [amount = '', taxes = ''] = text.split(' @ ');
  return aCharge(amount, taxesOf(taxes));
}

function taxesOf(text: string): AppliedTax[] {
  return text.split(' + ').map((tax) => {
    const [percent = '', kind] = tax.trim().split(' ');
    const compound = kind === 'compound';
    return aTax(percent, { id: `${compound ? 'compound' : 'plain'}-${percent}`, compound });
  });
}

function discountOf(text: string): Discount {
  return text.endsWith('%') ? percentOff(text.slice(0, -1)) : amountOff(text);
}
