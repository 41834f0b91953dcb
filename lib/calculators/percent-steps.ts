/** What is told of the percentages behind taxes, and of the exact amounts that they come to. */
import { ratio, times, type Ratio } from './ratio.ts';
import type { RuleName } from './rules.ts';
import type { TaxFraction } from './tax-fractions.ts';
import { named, textOf, type Trace } from './trace.ts';

export type What = 'amount' | 'gap';

/** One tax on one part: its names, and its values before and after rounding. */
export interface Place {
  name: string;
  about: string;
  /** The part's taxable amount. */
  of: Record<string, bigint>;
  exact: Record<What, Ratio>;
  rounded: Record<What, bigint>;
}

const percentText = (rate: Ratio) => textOf(times(rate, ratio(100n)));

/** The percentage that a tax comes to on the net: what it states, or what a compound tax makes of it. */
const percentName = (name: string, at: number, { tax }: TaxFraction) =>
  `${name}.taxes[${at}].${tax.compound ? 'effectivePercent' : 'percent'}`;

/** The percentages behind compound taxes and inclusive prices. */
export function tellPercents(
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
    const chargedOn = { figure: `${place}.chargedOn`, result: percentText(base) };
    const isCounted = (other: number) => tax.compound && (!fractions[other]?.tax.compound || other < at);
    const counted = Object.fromEntries(Object.entries(all).filter((_, other) => isCounted(other)));
    if (inclusive || tax.compound) trace({ ...chargedOn, rule: 'charged_on', about, inputs: counted });
    if (!tax.compound) return;
    const inputs = { [`${place}.percent`]: tax.percent, [chargedOn.figure]: chargedOn.result };
    const effective = { figure: `${place}.effectivePercent`, result: percentText(rate) };
    trace({ ...effective, rule: 'compound_percent', about, inputs });
  });
  const price = fractions[0]?.price;
  const inPrice = { figure: `${name}.percentsInPrice`, rule: 'percents_in_price' as const, inputs: all };
  if (price) trace({ ...inPrice, result: percentText(price) });
}

/** The last place: its exact tax, and how far its base lies from the taxable amount. */
export function tellExact(trace: Trace, part: string, places: readonly Place[], fraction: TaxFraction): void {
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
