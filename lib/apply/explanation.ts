/** Why the figures of an order are what they are: the calculator's own steps, and where a moved order departs from them. */
import { calculateTotals } from '../calculators/calculate-totals.ts';
import { RULES } from '../calculators/rules.ts';
import { traceInto } from '../calculators/trace.ts';
import type { Decimal } from '../domain/decimal.ts';
import type { Departure, Explanation, Step } from '../domain/explanation.ts';
import { UNEXPLAINED, type SalesOrder } from '../domain/order.ts';

/** Under the rules that the order froze, from what it states now. */
export function explanationOf(order: SalesOrder): Explanation {
  const { pricing, currency, lines, totals, imported } = order;
  const { precision, basePrecision, taxRounding } = pricing.profile;
  const steps: Step[] = [];
  const draft = { ...pricing, exchangeRate: currency.exchangeRate, lines };
  const ours = calculateTotals(
    draft,
    traceInto((step) => steps.push(step), precision),
  );
  const departures = departuresFrom(figuresIn(ours), figuresIn(totals));
  const told = new Set(steps.map(({ rule }) => rule));
  return {
    currency: currency.code,
    baseCurrency: currency.baseCode,
    precision,
    basePrecision,
    taxRounding,
    steps,
    rules: Object.fromEntries(Object.entries(RULES).filter(([rule]) => told.has(rule))),
    departures,
    ...(departures.length > 0 && { because: imported?.rule ?? UNEXPLAINED }),
  };
}

function departuresFrom(ours: Map<string, Decimal>, stored: Map<string, Decimal>): Departure[] {
  return [...stored].flatMap(([figure, value]) => {
    const own = ours.get(figure);
    return own === undefined || own === value ? [] : [{ figure, stored: value, ours: own }];
  });
}

/** Every amount by its path. */
function figuresIn(value: unknown, path = ''): Map<string, Decimal> {
  if (typeof value === 'string') return new Map(NO_AMOUNT.test(path) ? [] : [[path, value as Decimal]]);
  const parts = Array.isArray(value)
    ? value.map((part, index) => figuresIn(part, `${path}[${index}]`))
    : Object.entries(value ?? {}).map(([name, part]) =>
        figuresIn(part, path === '' ? name : `${path}.${name}`),
      );
  return new Map(parts.flatMap((part) => [...part]));
}

const NO_AMOUNT = /\.(?:id|name|percent)$/;
