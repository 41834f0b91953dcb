/** The rules that steps name, each with its formula in the words of a reader with a pencil. docs/totals.md has the same list. */
export const RULES = {
  gross: 'quantity x rate, exact; rounded for show',
  line_discount_percent: 'exact gross x percent / 100, not rounded',
  line_discount_amount: 'the stated amount, rounded; at most the exact gross',
  no_discount: 'there is none, or none that counts',
  item_total: 'exact gross - discount, then rounded',
  difference: 'the first input less all others',
  sum: 'all inputs added up',
  document_discount_percent: 'base x percent / 100, rounded',
  document_discount_amount: 'the stated amount, rounded',
  no_share: 'no discount is taken before tax',
  share:
    'amount x weight / sum of weights, cut to whole units; one unit more where its rank is at most the units left over. Ranks are those of what was cut off, the largest first, the earlier part first where two are equal',
  stated_amount: 'the stated amount, rounded',
  charged_on: '100 and the percentages of the taxes that this one is charged on as well',
  compound_percent: 'percent x (what it is charged on) / 100',
  percents_in_price: '100 and the percentages of all taxes in the price',
  tax_on_price: 'taxable amount x percent / 100, not rounded',
  tax_in_price: 'taxable amount x percent / percents in the price, not rounded',
  gap_on_price: 'taxable amount x (charged on - 100) / 100, not rounded',
  gap_in_price: 'taxable amount x (percents in the price - charged on) / percents in the price, not rounded',
  rounded_on_its_own: 'the exact amount, rounded',
  rounded_once: 'all exact amounts added up, then rounded',
  document_tax_percent: 'base x percent / 100, rounded',
  total: 'the first input, less the discount, with all others added',
  base_currency: 'amount x exchange rate, rounded at the precision of the base currency',
} as const;

export type RuleName = keyof typeof RULES;
