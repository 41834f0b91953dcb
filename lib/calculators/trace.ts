/**
 * How figures came about: steps that the calculator tells of while it works, each with its rule and what went into it. Whoever
 * asks for none hands in no trace, and then nothing is made for it.
 */
import { decimalOf, powerOfTen, type Decimal } from '../domain/decimal.ts';
import type { Step } from '../domain/explanation.ts';
import { lowestTerms, over, ratio, type Ratio } from './ratio.ts';
import type { RuleName } from './rules.ts';

/** Minor units, whole or exact; or text as it is: what was stated, percentages, counts. */
export type Shown = bigint | Ratio | Decimal | string;

interface Told {
  figure: string;
  rule: RuleName;
  inputs: Record<string, Shown>;
  /** Before the rounding, where the rule rounds. */
  exact?: Shown;
  result: Shown;
  about?: string;
}

export type Trace = (told: Told) => void;

/** A trace of amounts at a precision, told step by step as decimal text. */
export function traceInto(keep: (step: Step) => void, precision: number): Trace {
  const whole = ratio(powerOfTen(precision));
  const shown = (value: Shown): string => {
    if (typeof value === 'string') return value;
    return typeof value === 'bigint' ? decimalOf(value, precision) : textOf(over(value, whole));
  };
  return ({ figure, rule, inputs, exact, result, about }) =>
    keep({
      figure,
      rule,
      ...(about !== undefined && { about }),
      inputs: Object.entries(inputs).map(([name, value]) => ({ name, value: shown(value) })),
      ...(exact !== undefined && { exact: shown(exact) }),
      result: shown(result),
    });
}

/** Decimal text where it ends, else a fraction in lowest terms: "0.125", "35/6". */
export function textOf(value: Ratio): string {
  const { numerator, denominator } = lowestTerms(value);
  const places = placesOf(denominator);
  if (places === undefined) return `${numerator}/${denominator}`;
  return decimalOf(numerator * (powerOfTen(places) / denominator), places);
}

/** So many decimals a fraction over this has, when it ends. */
function placesOf(denominator: bigint): number | undefined {
  let rest = denominator;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** What the parts are called that bear taxes: the lines, shipping, the charges, in this order. */
export function partName(index: number, lines: number): string {
  if (index < lines) return `lines[${index}]`;
  return index === lines ? 'shipping' : `charges[${index - lines - 1}]`;
}

/** By place: names that belong to what went in. */
export function named<Value extends Shown>(
  values: readonly Value[],
  nameOf: (index: number) => string,
): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [nameOf(index), value]));
}
