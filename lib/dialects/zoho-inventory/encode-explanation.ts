/** Why figures are what they are: ours, so its shape is ours too; figures are called as this wire calls them where it has them. */
import type { Explanation, Step } from '../../domain/explanation.ts';
import { own } from '../leaves/own.ts';

export function encodeExplanation(explanation: Explanation): Record<string, unknown> {
  const { departures, because = '' } = explanation;
  return {
    currency_code: explanation.currency,
    base_currency_code: explanation.baseCurrency,
    price_precision: explanation.precision,
    base_price_precision: explanation.basePrecision,
    tax_rounding: explanation.taxRounding,
    steps: explanation.steps.map(encodeStep),
    rules: explanation.rules,
    departures: departures.map(({ figure, stored, ours }) => ({ figure: spelled(figure), stored, ours })),
    because,
  };
}

function encodeStep({ figure, rule, about = '', inputs, exact = '', result }: Step) {
  return {
    figure: spelled(figure),
    rule,
    about,
    inputs: inputs.map(({ name, value }) => ({ name: spelled(name), value })),
    exact,
    result,
  };
}

/** Figures that this wire calls otherwise. */
const NAMES: Record<string, string> = {
  lines: 'line_items',
  baseRate: 'bcy_rate',
  baseItemTotal: 'bcy_item_total',
  baseSubTotal: 'bcy_sub_total',
  baseTaxTotal: 'bcy_tax_total',
  baseTotal: 'bcy_total',
};

/** "lines[0].taxes[1].amount" -> "line_items[0].line_item_taxes[1].tax_amount". */
function spelled(figure: string): string {
  return figure
    .replace(/^shipping\.amount/, 'shipping_charge')
    .replace(/(taxes\[\d+\])\.(amount|percent)/, (_, tax: string, what: string) =>
      what === 'amount' ? `${tax}.tax_amount` : `${tax}.tax_percentage`,
    )
    .replace(/^(lines\[\d+\])\.taxes/, '$1.line_item_taxes')
    .replace(
      /[A-Za-z]+/g,
      (name) => own(NAMES, name) ?? name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`),
    );
}
