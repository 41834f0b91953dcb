/** The oracle's figures as text, in the calculator's shape. */
import type { AuditedDraft } from './audited-draft.ts';
import { Fraction } from './fraction.ts';
import type { Round } from './oracle-rounding.ts';
import { nameOf, type Part } from './oracle-taxes.ts';

export interface Line extends Part {
  rate: string;
  gross: Fraction;
  itemTotal: Fraction;
  share: Fraction;
}

export interface PrintableTax {
  id?: string;
  name: string;
  percent: string;
  base: Fraction;
  amount: Fraction;
}

export interface Audit {
  lines: Line[];
  charges: (Part & { name: string })[];
  second: PrintableTax[];
  subTotal: Fraction;
  discount: Fraction;
  taxTotal: Fraction;
  secondTotal: Fraction;
  adjustment: Fraction;
  total: Fraction;
}

export function print(draft: AuditedDraft, round: Round, audit: Audit) {
  const { precision, basePrecision } = draft.profile;
  const show = (value: Fraction) => value.toText(precision);
  const convert = (value: Fraction) =>
    round(value.by(Fraction.parse(draft.exchangeRate)), basePrecision).toText(basePrecision);
  const showTax = (tax: PrintableTax) => ({ ...tax, base: show(tax.base), amount: show(tax.amount) });
  const showPart = (part: Part) => ({
    net: show(draft.taxInclusive ? part.amount.minus(taxOf(part)) : part.amount),
    taxes: taxesOf(part).map(showTax),
    taxAmount: show(taxOf(part)),
  });
  const [shipping, ...charges] = audit.charges.map((part) => ({
    name: part.name,
    amount: show(part.amount),
    ...showPart(part),
  }));
  const breakdown = byName([...audit.lines, ...audit.charges].flatMap(taxesOf));
  return {
    lines: audit.lines.map((line) => ({
      gross: show(line.gross),
      discountAmount: show(line.gross.minus(line.itemTotal)),
      itemTotal: show(line.itemTotal),
      discountShare: show(line.share),
      ...showPart(line),
      baseRate: convert(Fraction.parse(line.rate)),
      baseItemTotal: convert(line.itemTotal),
    })),
    subTotal: show(audit.subTotal),
    discountAmount: show(audit.discount),
    taxes: [...breakdown, ...audit.second].map(showTax),
    taxTotal: show(audit.taxTotal),
    documentTaxTotal: show(audit.secondTotal),
    shipping,
    charges,
    adjustment: show(audit.adjustment),
    total: show(audit.total),
    baseSubTotal: convert(audit.subTotal),
    baseTaxTotal: convert(audit.taxTotal),
    baseTotal: convert(audit.total),
  };
}

export function taxOf(part: Part): Fraction {
  return Fraction.total(part.paid);
}

function taxesOf(part: Part): PrintableTax[] {
  return part.taxes.map(({ id, name, percent }, index) => ({
    ...(id !== undefined && { id }),
    name,
    percent,
    base: part.bases[index] ?? Fraction.zero,
    amount: part.paid[index] ?? Fraction.zero,
  }));
}

function byName(taxes: PrintableTax[]): PrintableTax[] {
  const entries = new Map<string, PrintableTax>();
  for (const tax of taxes) {
    const known = entries.get(nameOf(tax));
    const sum = known && { ...known, base: known.base.plus(tax.base), amount: known.amount.plus(tax.amount) };
    entries.set(nameOf(tax), sum ?? tax);
  }
  return [...entries.values()];
}
