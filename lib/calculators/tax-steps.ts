/** What is told of the taxes on lines and charges, once `taxFigures` has worked them out. */
import { ratio, times, type Ratio } from './ratio.ts';
import type { RoundedOnce } from './rounded-taxes.ts';
import type { RuleName } from './rules.ts';
import type { ExactTax, Taxable, TaxedFigures } from './tax-figures.ts';
import type { TaxFraction } from './tax-fractions.ts';
import { named, partName, textOf, type Trace } from './trace.ts';

type What = 'amount' | 'gap';

/** What was heard of the taxes that were rounded once. */
export type HeardTaxes = Record<What, RoundedOnce[]>;

interface ToldTaxes {
  inclusive: boolean;
  /** How many of the parts are lines. */
  lines: number;
  parts: readonly (Taxable & TaxedFigures)[];
  /** The exact taxes of all parts, part by part. */
  exact: readonly ExactTax[];
  fractionsOf(applied: Taxable['applied']): readonly TaxFraction[];
  heard: HeardTaxes;
}

/** One tax on one part: its names, and its values before and after rounding. */
interface Place {
  name: string;
  about: string;
  /** The part's taxable amount. */
  of: Record<string, bigint>;
  exact: Record<What, Ratio>;
  rounded: Record<What, bigint>;
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

const percentText = (rate: Ratio) => textOf(times(rate, ratio(100n)));

/** The percentage that a tax comes to on the net: what it states, or what a compound tax makes of it. */
const percentName = (name: string, at: number, { tax }: TaxFraction) =>
  `${name}.taxes[${at}].${tax.compound ? 'effectivePercent' : 'percent'}`;

/** The percentages behind compound taxes and inclusive prices. */
function tellPercents(
  trace: Trace,
  name: string,
  fractions: readonly TaxFraction[],
  inclusive: boolean,
): void {
  const all = named(
    fractions.map(({ rate }) => percentText(rate)),
    (at) => (fractions[at] ? percentName(name, at, fractions[at]) : ''),
  );
  fractions.forEach(({ tax, base, rate }, at) => {
    const place = `${name}.taxes[${at}]`;
    const about = `${tax.name} ${tax.percent} %`;
    const chargedOn = { [`${place}.chargedOn`]: percentText(base) };
    const isCounted = (other: number) => tax.compound && (!fractions[other]?.tax.compound || other < at);
    const counted = Object.entries(all).filter((_, other) => isCounted(other));
    if (inclusive || tax.compound)
      trace({
        figure: `${place}.chargedOn`,
        rule: 'charged_on',
        about,
        inputs: Object.fromEntries(counted),
        result: percentText(base),
      });
    if (tax.compound)
      trace({
        figure: `${place}.effectivePercent`,
        rule: 'compound_percent',
        about,
        inputs: { [`${place}.percent`]: tax.percent, ...chargedOn },
        result: percentText(rate),
      });
  });
  const [first] = fractions;
  if (first?.price)
    trace({
      figure: `${name}.percentsInPrice`,
      rule: 'percents_in_price',
      inputs: all,
      result: percentText(first.price),
    });
}

/** The last place: its exact tax, and how far its base lies from the taxable amount. */
function tellExact(trace: Trace, part: string, places: readonly Place[], fraction: TaxFraction): void {
  const place = places.at(-1);
  if (!place) return;
  const at = Number(/\[(\d+)\]$/.exec(place.name)?.[1]);
  const { price, base, rate } = fraction;
  const inPrice = price ? { [`${part}.percentsInPrice`]: percentText(price) } : {};
  const percent = { [percentName(part, at, fraction)]: percentText(rate) };
  const chargedOn = { [`${place.name}.chargedOn`]: percentText(base) };
  const tell = (figure: string, rule: RuleName, inputs: Record<string, string>, result: Ratio) =>
    trace({
      figure: `${place.name}.${figure}`,
      rule,
      about: place.about,
      inputs: { ...place.of, ...inputs },
      result,
    });
  tell(
    'exactAmount',
    price ? 'tax_in_price' : 'tax_on_price',
    { ...percent, ...inPrice },
    place.exact.amount,
  );
  if (place.exact.gap.numerator === 0n) return;
  tell('exactGap', price ? 'gap_in_price' : 'gap_on_price', { ...chargedOn, ...inPrice }, place.exact.gap);
}

const EXACT_NAME = { amount: 'exactAmount', gap: 'exactGap' } as const;

/** What is nothing before it is rounded is nothing then; of bases that is not told. */
function tellRounded(
  trace: Trace,
  what: What,
  places: readonly Place[],
  groups: readonly RoundedOnce[],
): void {
  const isTold = ({ numerator }: Ratio) => what === 'amount' || numerator !== 0n;
  const exactName = ({ name }: Place) => `${name}.${EXACT_NAME[what]}`;
  const entries = groups.map((group, entry) => {
    const sharers = group.places.flatMap((at) => places[at] ?? []);
    return { group, sharers, figure: `taxes[${entry}].${what}` };
  });
  for (const { group, sharers, figure } of entries.filter((entry) => isTold(entry.group.sum))) {
    const inputs = Object.fromEntries(
      sharers
        .filter(({ exact }) => isTold(exact[what]))
        .map((place) => [exactName(place), place.exact[what]]),
    );
    const about = sharers[0]?.about;
    trace({ figure, rule: 'rounded_once', about, inputs, exact: group.sum, result: group.rounded });
    sharers.forEach((place, sharer) => {
      if (!isTold(place.exact[what])) return;
      const left = { leftOver: String(group.leftOver), rank: String(group.ranks[sharer]) };
      const weight = { [exactName(place)]: place.exact[what] };
      trace({
        figure: `${place.name}.${what}`,
        rule: 'share',
        about,
        inputs: { [figure]: group.rounded, ...weight, [`${figure}.exact`]: group.sum, ...left },
        exact: group.exact[sharer],
        result: place.rounded[what],
      });
    });
  }
  if (groups.length > 0) return;
  for (const place of places.filter(({ exact }) => isTold(exact[what])))
    trace({
      figure: `${place.name}.${what}`,
      rule: 'rounded_on_its_own',
      about: place.about,
      inputs: { [exactName(place)]: place.exact[what] },
      exact: place.exact[what],
      result: place.rounded[what],
    });
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
  { taxes, taxAmount, net, taxableAmount }: Taxable & TaxedFigures,
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
