/** What is told of the taxes on lines and charges, once `taxFigures` has worked them out. */
import type { AppliedTax } from '../domain/pricing.ts';
import { tellExact, tellPercents, type Place, type What } from './percent-steps.ts';
import type { Ratio } from './ratio.ts';
import type { RoundedOnce } from './rounded-taxes.ts';
import type { TaxFraction } from './tax-fractions.ts';
import { named, partName, type Trace } from './trace.ts';

/** What was heard of the taxes that were rounded once. */
export type HeardTaxes = Record<What, RoundedOnce[]>;

/** A line or a charge with its taxes. */
interface TaxedPart {
  taxableAmount: bigint;
  applied: readonly AppliedTax[];
  taxes: readonly { tax: Pick<AppliedTax, 'name' | 'percent'>; base: bigint; amount: bigint }[];
  taxAmount: bigint;
  net: bigint;
}

interface ToldTaxes {
  inclusive: boolean;
  /** How many of the parts are lines. */
  lines: number;
  parts: readonly TaxedPart[];
  /** The exact taxes of all parts, part by part. */
  exact: readonly { amount: Ratio; baseGap: Ratio }[];
  fractionsOf(applied: readonly AppliedTax[]): readonly TaxFraction[];
  heard: HeardTaxes;
}

export function tellTaxes(trace: Trace, told: ToldTaxes): void {
  const places: Place[] = [];
  told.parts.forEach((part, index) => {
    const name = partName(index, told.lines);
    const of = { [taxableName(index, told.lines)]: part.taxableAmount };
    const fractions = told.fractionsOf(part.applied);
    tellPercents(trace, name, fractions, told.inclusive);
    part.taxes.forEach(({ tax, base, amount }, at) => {
      const exact = told.exact[places.length];
      const fraction = fractions[at];
      if (!exact || !fraction) return;
      const gap = base > part.taxableAmount ? base - part.taxableAmount : part.taxableAmount - base;
      places.push({
        name: `${name}.taxes[${at}]`,
        about: `${tax.name} ${tax.percent} %`,
        of,
        exact: { amount: exact.amount, gap: exact.baseGap },
        rounded: { amount, gap },
      });
      tellExact(trace, name, places, fraction);
    });
  });
  tellRounded(trace, 'amount', places, told.heard.amount);
  tellRounded(trace, 'gap', places, told.heard.gap);
  for (const place of places) tellBase(trace, place, told.inclusive);
  told.parts.forEach((part, index) => tellNet(trace, part, index, told));
}

const taxableName = (index: number, lines: number) =>
  `${partName(index, lines)}.${index < lines ? 'taxableAmount' : 'amount'}`;

const EXACT_NAME = { amount: 'exactAmount', gap: 'exactGap' } as const;

/** What is nothing before it is rounded is nothing then; of bases that is not told. */
const isTold = (what: What, { numerator }: Ratio) => what === 'amount' || numerator !== 0n;
const exactName = ({ name }: Place, what: What) => `${name}.${EXACT_NAME[what]}`;

function tellRounded(
  trace: Trace,
  what: What,
  places: readonly Place[],
  groups: readonly RoundedOnce[],
): void {
  groups.forEach((group, entry) => {
    const sharers = group.places.flatMap((at) => places[at] ?? []);
    if (isTold(what, group.sum)) tellOnce(trace, what, { group, sharers, figure: `taxes[${entry}].${what}` });
  });
  if (groups.length > 0) return;
  for (const place of places.filter(({ exact }) => isTold(what, exact[what])))
    trace({
      figure: `${place.name}.${what}`,
      rule: 'rounded_on_its_own',
      about: place.about,
      inputs: { [exactName(place, what)]: place.exact[what] },
      exact: place.exact[what],
      result: place.rounded[what],
    });
}

interface Once {
  group: RoundedOnce;
  sharers: readonly Place[];
  figure: string;
}

function tellOnce(trace: Trace, what: What, { group, sharers, figure }: Once): void {
  const { sum, rounded, leftOver, ranks, exact } = group;
  const weights = sharers.map((place) => ({ [exactName(place, what)]: place.exact[what] }));
  const inputs = Object.assign({}, ...weights.filter((_, at) => isWeight(at))) as Record<string, Ratio>;
  const about = sharers[0]?.about;
  trace({ figure, rule: 'rounded_once', about, inputs, exact: sum, result: rounded });
  sharers.forEach((place, at) => {
    if (!isWeight(at)) return;
    const left = { leftOver: String(leftOver), rank: String(ranks[at]) };
    trace({
      figure: `${place.name}.${what}`,
      rule: 'share',
      about,
      inputs: { [figure]: rounded, ...weights[at], [`${figure}.exact`]: sum, ...left },
      exact: exact[at],
      result: place.rounded[what],
    });
  });
  function isWeight(at: number): boolean {
    const place = sharers[at];
    return place !== undefined && isTold(what, place.exact[what]);
  }
}

function tellBase(trace: Trace, { name, about, of, exact, rounded }: Place, inclusive: boolean): void {
  const [taxable = 0n] = Object.values(of);
  const gap = exact.gap.numerator === 0n ? {} : { [`${name}.gap`]: rounded.gap };
  const result = inclusive ? taxable - rounded.gap : taxable + rounded.gap;
  const rule = inclusive ? 'difference' : 'sum';
  trace({ figure: `${name}.base`, rule, about, inputs: { ...of, ...gap }, result });
}

function tellNet(
  trace: Trace,
  { taxes, taxAmount, net, taxableAmount }: TaxedPart,
  index: number,
  { lines, inclusive }: ToldTaxes,
): void {
  const name = partName(index, lines);
  const amounts = named(
    taxes.map(({ amount }) => amount),
    (at) => `${name}.taxes[${at}].amount`,
  );
  trace({ figure: `${name}.taxAmount`, rule: 'sum', inputs: amounts, result: taxAmount });
  const inside = inclusive ? { [`${name}.taxAmount`]: taxAmount } : {};
  const inputs = { [taxableName(index, lines)]: taxableAmount, ...inside };
  trace({ figure: `${name}.net`, rule: 'difference', inputs, result: net });
}
