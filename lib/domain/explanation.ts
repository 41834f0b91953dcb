/** Why an order's figures are what they are. */
import type { Decimal } from './decimal.ts';
import type { SalesOrder } from './order.ts';

export interface StepInput {
  /** A figure of an earlier step, `….exact` for its exact value; or what the order states, by its path. */
  name: string;
  value: string;
}

/** One step: a rule, what went into it, what came out. Amounts are decimal text, or a fraction ("35/6") where none ends. */
export interface Step {
  /** A path in the order's totals, or the name of a figure on the way there. The last step of a figure is the figure. */
  figure: string;
  rule: string;
  /** The tax that it is about. */
  about?: string;
  inputs: StepInput[];
  /** Before the rounding, where the rule rounds. */
  exact?: string;
  result: string;
}

/** A figure of the order that the steps do not lead to. */
export interface Departure {
  figure: string;
  stored: Decimal;
  /** What our rules come to. */
  ours: Decimal;
}

export interface Explanation {
  currency: string;
  baseCurrency: string;
  /** Decimals of amounts, and of those in the base currency. */
  precision: number;
  basePrecision: number;
  taxRounding: string;
  steps: Step[];
  /** The rules that the steps name, in words. */
  rules: Record<string, string>;
  /** Figures that were kept as another system had them; empty but for orders that were moved in. */
  departures: Departure[];
  /** What explains them, when there are any. */
  because?: string;
}

/** An order beside which its figures are explained, where that was asked for. */
export type ExplainedOrder = SalesOrder & { explanation?: Explanation };
