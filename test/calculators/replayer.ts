/**
 * A reader with a pencil: follows the steps of an explanation by the words of their rules, with arithmetic of its own. It
 * trusts no value: what goes into a step must be stated in the draft, or have come out of a step before.
 */
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import type { Step } from '../../lib/domain/explanation.ts';
import { Fraction } from './fraction.ts';

const WHOLE = Fraction.of(1n);
const HUNDRED = Fraction.of(100n);

/** Decimal text, or a fraction. */
function read(text: string): Fraction {
  const [top = '', bottom] = text.split('/');
  return bottom === undefined ? Fraction.parse(top) : Fraction.parse(top).per(Fraction.parse(bottom));
}

const isSame = (left: Fraction, right: Fraction) => left.top === right.top && left.bottom === right.bottom;

/** Half-up, ties away from zero, at so many places. */
function rounded(value: Fraction, places: number): Fraction {
  const unit = Fraction.of(10n ** BigInt(places));
  const size = value.top < 0n ? Fraction.zero.minus(value) : value;
  const whole = Fraction.of(size.by(unit).plus(Fraction.of(1n, 2n)).floor()).per(unit);
  return value.top < 0n ? Fraction.zero.minus(whole) : whole;
}

/** What the draft states under a name of a step. */
function statedIn(draft: TotalsDraft, name: string): string | undefined {
  const path = name
    .replace(/\.stated$/, name.startsWith('adjustment') ? '' : '.amount')
    .replace(/(?<=discount)\.(percent|amount)$/, '.value')
    .split(/[.[\]]+/)
    .filter((part) => part !== '');
  let value: unknown = draft;
  for (const part of path) value = (value as Record<string, unknown> | undefined)?.[part];
  if (value === undefined && /^(shipping\.stated|documentTaxes\[\d+\]\.percent)$/.test(name)) return '0';
  return typeof value === 'string' ? value : undefined;
}

interface Worked {
  exact?: Fraction;
  result: Fraction;
}

interface Sheet {
  places: number;
  basePlaces: number;
}

const sum = (values: Fraction[]) => Fraction.total(values);
const less = ([first = Fraction.zero, ...rest]: Fraction[]) => first.minus(sum(rest));

type Rule = (values: Fraction[], sheet: Sheet, inputs: Map<string, Fraction>) => Worked;

const roundedTo =
  (work: (values: Fraction[]) => Fraction): Rule =>
  (values, { places }) => ({ exact: work(values), result: rounded(work(values), places) });
const plainly =
  (work: (values: Fraction[]) => Fraction): Rule =>
  (values) => ({ result: work(values) });

const product = ([first = WHOLE, second = WHOLE]: Fraction[]) => first.by(second);
const percentOf = (values: Fraction[]) => product(values).per(HUNDRED);
const at = (values: Fraction[], index: number) => values[index] ?? Fraction.zero;

/** The rules as their words say. */
const RULES: Record<string, Rule> = {
  gross: roundedTo(product),
  line_discount_percent: plainly(percentOf),
  line_discount_amount: ([most = WHOLE, stated = WHOLE], { places }) => {
    const amount = rounded(stated, places);
    return { result: most.isBelow(amount) ? most : amount };
  },
  no_discount: () => ({ result: Fraction.zero }),
  item_total: roundedTo(less),
  difference: plainly(less),
  sum: plainly(sum),
  document_discount_percent: roundedTo(percentOf),
  document_discount_amount: ([, stated = WHOLE], { places }) => ({ result: rounded(stated, places) }),
  no_share: () => ({ result: Fraction.zero }),
  share: ([amount = WHOLE, weight = WHOLE, all = WHOLE, left = WHOLE, rank = WHOLE], { places }) => {
    if (all.top === 0n) return { exact: Fraction.zero, result: Fraction.zero };
    const unit = Fraction.of(10n ** BigInt(places));
    const exact = amount.by(weight).per(all);
    const extra = left.isBelow(rank) ? 0n : 1n;
    return { exact, result: Fraction.of(exact.by(unit).floor() + extra).per(unit) };
  },
  stated_amount: ([stated = WHOLE], { places }) => ({ result: rounded(stated, places) }),
  charged_on: plainly((values) => HUNDRED.plus(sum(values))),
  compound_percent: plainly(percentOf),
  percents_in_price: plainly((values) => HUNDRED.plus(sum(values))),
  tax_on_price: plainly(percentOf),
  tax_in_price: plainly((values) => product(values).per(at(values, 2))),
  gap_on_price: plainly((values) => at(values, 0).by(at(values, 1).minus(HUNDRED)).per(HUNDRED)),
  gap_in_price: plainly((values) =>
    at(values, 0)
      .by(at(values, 2).minus(at(values, 1)))
      .per(at(values, 2)),
  ),
  rounded_on_its_own: roundedTo(sum),
  rounded_once: roundedTo(sum),
  document_tax_percent: ([base = WHOLE, percent = WHOLE], { places }) => ({
    result: rounded(percentOf([base, percent]), places),
  }),
  total: (values, _, inputs) => {
    const discount = inputs.get('discountAmount') ?? Fraction.zero;
    return { result: sum(values).minus(discount).minus(discount) };
  },
  base_currency: (values, { basePlaces }) => ({
    exact: product(values),
    result: rounded(product(values), basePlaces),
  }),
};

/** The last result of each figure. @throws Error at the first step that cannot be followed */
export function replayed(draft: TotalsDraft, steps: readonly Step[]): Map<string, string> {
  const known = new Map<string, Fraction>();
  const last = new Map<string, string>();
  const sheet = { places: draft.profile.precision, basePlaces: draft.profile.basePrecision };
  for (const step of steps) {
    const inputs = new Map(step.inputs.map(({ name, value }) => [name, read(value)]));
    for (const { name, value } of step.inputs) {
      if (name === 'leftOver' || name === 'rank') continue;
      const before = known.get(name) ?? known.get(name.replace(/\.exact$/, ''));
      const stated = before ?? asRead(statedIn(draft, name));
      if (!stated) throw new Error(`${step.figure}: ${name} was never told`);
      if (!isSame(stated, read(value))) throw new Error(`${step.figure}: ${name} is not ${value}`);
    }
    const rule = RULES[step.rule];
    if (!rule) throw new Error(`no rule ${step.rule}`);
    const { exact, result } = rule([...inputs.values()], sheet, inputs);
    const isExact = step.exact === undefined || (exact !== undefined && isSame(exact, read(step.exact)));
    if (!isExact) throw new Error(`${step.figure}: by ${step.rule} not exactly ${step.exact}`);
    if (!isSame(result, read(step.result)))
      throw new Error(`${step.figure}: by ${step.rule} not ${step.result}`);
    known.set(step.figure, result);
    if (exact) known.set(`${step.figure}.exact`, exact);
    last.set(step.figure, step.result);
  }
  assertRanks(steps, sheet.places);
  return last;
}

const asRead = (text: string | undefined) => (text === undefined ? undefined : read(text));

/** Of the shares of one amount: ranks fall with what was cut off, and then with the place; units left over are what is missing. */
function assertRanks(steps: readonly Step[], places: number): void {
  const unit = Fraction.of(10n ** BigInt(places));
  const shares = steps.filter(({ rule }) => rule === 'share');
  for (const [amount, group] of Map.groupBy(shares, ({ inputs }) => inputs[0]?.name)) {
    const parts = group.map(({ exact = '0', inputs }) => {
      const units = read(exact).by(unit);
      return {
        cut: units.minus(Fraction.of(units.floor())),
        floor: units.floor(),
        rank: Number(inputs[4]?.value),
      };
    });
    parts.forEach((part, index) => {
      for (const other of parts.slice(index + 1)) {
        if (part.cut.isBelow(other.cut) !== part.rank > other.rank) throw new Error(`ranks of ${amount}`);
      }
    });
    const whole = read(group[0]?.inputs[0]?.value ?? '0').by(unit).top;
    const left = whole - parts.reduce((total, { floor }) => total + floor, 0n);
    if (BigInt(group[0]?.inputs[3]?.value ?? '0') !== left) throw new Error(`units left over of ${amount}`);
  }
}
