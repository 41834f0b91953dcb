import { describe, expect, it } from 'vitest';
import { discountLevelAfter, keptDiscount, withDiscountLevel } from '../../lib/apply/discount.ts';
import type { DiscountInput } from '../../lib/domain/order-input.ts';
import { lineId } from '../../lib/domain/identity.ts';
import type { OrderLine } from '../../lib/domain/order.ts';
import type { Discount, DiscountLevel } from '../../lib/domain/pricing.ts';
import { aLine, anOrder, d, refused, somePricing, stated } from '../support/plain-order.ts';

const percent = (value: number): Discount => ({ kind: 'percent', value: d(value) });
const TEN = percent(10);
const NONE = percent(0);

describe('a discount', () => {
  it.each<[string, DiscountInput | null | undefined, Discount | undefined]>([
    ['stays when nothing is said', undefined, TEN],
    ['is cleared by null', null, undefined],
    ['of nothing is none', { kind: 'amount', value: d(0) }, undefined],
    ['in percent', { kind: 'percent', value: d(5) }, percent(5)],
    ['as an amount', { kind: 'amount', value: d(5) }, { kind: 'amount', value: d(5) }],
    ['as a figure is an amount', { kind: 'figure', value: d(5) }, { kind: 'amount', value: d(5) }],
  ])('%s', (_, given, result) => {
    expect(keptDiscount(given, TEN)).toEqual(result);
  });
});

interface Standing {
  level?: DiscountLevel;
  order?: Discount;
  lines?: (Discount | undefined)[];
  isNew?: boolean;
}

const linesWith = (discounts: (Discount | undefined)[]): OrderLine[] =>
  discounts.map((discount, index) => aLine({ id: lineId(String(11 + index)), discount }));
const orderWith = ({ level = 'entity_level', order, lines = [undefined], isNew = false }: Standing) =>
  anOrder({
    version: isNew ? 0 : 3,
    pricing: somePricing({ discountLevel: level, discount: order }),
    lines: linesWith(lines),
  });
const levelAfter = (before: Standing, input: Record<string, unknown>, after: Standing) =>
  discountLevelAfter(orderWith(before), stated(input), orderWith(after));

describe('which discounts count', () => {
  it.each<[string, Standing, Record<string, unknown>, Standing, DiscountLevel]>([
    ['those that counted', {}, {}, {}, 'entity_level'],
    ['those that counted, on lines', { level: 'item_level' }, {}, {}, 'item_level'],
    ['those that the input says', {}, { discountLevel: 'item_level' }, {}, 'item_level'],
    [
      'those that the input says, the other way',
      { level: 'item_level' },
      { discountLevel: 'entity_level' },
      {},
      'entity_level',
    ],
    ['both, as before', { level: 'both' }, {}, {}, 'both'],
    [
      "both, when they come back as the order's",
      { level: 'both' },
      { discountLevel: 'entity_level' },
      {},
      'both',
    ],
    [
      'those of lines, when that is said of both',
      { level: 'both' },
      { discountLevel: 'item_level' },
      {},
      'item_level',
    ],
    ['the first ones, on a line', {}, {}, { lines: [undefined, TEN] }, 'item_level'],
    ['the first one, on the order', { level: 'item_level' }, {}, { order: TEN }, 'entity_level'],
    ['the first ones of a new order, on a line', { isNew: true }, {}, { lines: [TEN] }, 'item_level'],
    ['not what is nothing, on a line', {}, {}, { lines: [NONE] }, 'entity_level'],
    ['not what is nothing, on the order', { level: 'item_level' }, {}, { order: NONE }, 'item_level'],
    ['not the first of lines beside one of the order', {}, {}, { order: TEN, lines: [TEN] }, 'entity_level'],
    [
      'not the first of the order beside one of a line',
      { level: 'item_level' },
      {},
      { order: TEN, lines: [TEN] },
      'item_level',
    ],
    ['not more of those on lines that slept', { lines: [TEN] }, {}, { lines: [TEN, TEN] }, 'entity_level'],
    [
      'not another one of the order that slept',
      { level: 'item_level', order: TEN },
      {},
      { order: percent(5) },
      'item_level',
    ],
    ['those of lines where nothing was', { lines: [NONE] }, {}, { lines: [TEN] }, 'item_level'],
    [
      'that of the order where nothing was',
      { level: 'item_level', order: NONE },
      {},
      { order: TEN },
      'entity_level',
    ],
    [
      'those of a new order that says which',
      { isNew: true },
      { discountLevel: 'item_level' },
      { order: TEN, lines: [TEN] },
      'item_level',
    ],
    [
      'all stated, beside those of the order',
      {},
      { discountsCount: true, lines: [{ id: '11', discount: TEN }] },
      {},
      'both',
    ],
    [
      'all stated, beside those of lines',
      { level: 'item_level' },
      { discountsCount: true, discount: TEN },
      {},
      'both',
    ],
    [
      'those that counted, when all stated are of their level',
      {},
      { discountsCount: true, discount: TEN },
      { order: TEN },
      'entity_level',
    ],
    [
      'those that counted, when all stated are of their level, on lines',
      { level: 'item_level' },
      { discountsCount: true, lines: [{ discount: TEN }] },
      { lines: [TEN] },
      'item_level',
    ],
    [
      'those that counted, when what is stated is nothing',
      {},
      { discountsCount: true, lines: [{ discount: NONE }] },
      {},
      'entity_level',
    ],
    [
      'those that counted, when what is stated is nothing, of the order',
      { level: 'item_level' },
      { discountsCount: true, discount: NONE },
      {},
      'item_level',
    ],
    [
      'those that counted, when a line clears its own',
      {},
      { discountsCount: true, lines: [{ discount: null }] },
      {},
      'entity_level',
    ],
    [
      'both, when both counted and lines alone are stated',
      { level: 'both', order: TEN },
      { discountsCount: true, lines: [{ discount: TEN }] },
      {},
      'both',
    ],
    [
      'both, when both counted and one line alone is stated',
      { level: 'both', order: TEN, lines: [TEN, undefined] },
      { discountsCount: true, lines: [{ id: '12', discount: TEN }] },
      {},
      'both',
    ],
    [
      'all stated, beside those of lines that counted',
      { level: 'item_level', lines: [TEN] },
      { discountsCount: true, discount: TEN },
      {},
      'both',
    ],
    [
      'both, when both counted',
      { level: 'both' },
      { discountsCount: true, discount: TEN, lines: [{ discount: TEN }] },
      {},
      'both',
    ],
    [
      'those that counted, when lines are stated and need not count',
      {},
      { lines: [{ discount: TEN }] },
      { order: TEN, lines: [TEN] },
      'entity_level',
    ],
    [
      'all stated, when the sleeping line is stated again',
      { lines: [TEN] },
      { discountsCount: true, lines: [{ id: '11', discount: percent(5) }] },
      {},
      'both',
    ],
    [
      'all stated, when the sleeping line is cleared',
      { lines: [TEN, undefined] },
      {
        discountsCount: true,
        lines: [
          { id: '11', discount: null },
          { id: '12', discount: TEN },
        ],
      },
      {},
      'both',
    ],
    [
      'all stated, when nothing slept',
      { lines: [NONE, undefined] },
      { discountsCount: true, lines: [{ id: '12', discount: TEN }] },
      {},
      'both',
    ],
    [
      'all stated, when the sleeping one of the order is stated again',
      { level: 'item_level', order: TEN },
      { discountsCount: true, discount: percent(5) },
      {},
      'both',
    ],
  ])('%s', (_, before, input, after, level) => {
    expect(levelAfter(before, input, after)).toBe(level);
  });

  const SLEEPING = {
    code: 'invalid_value',
    field: 'discount',
    reason: 'the order has discounts on its other level that do not count',
  };
  it.each<[string, Standing, Record<string, unknown>, Standing, object]>([
    [
      'of a new order with both kinds',
      { isNew: true },
      {},
      { order: TEN, lines: [TEN] },
      {
        code: 'invalid_value',
        field: 'discountLevel',
        reason: 'the order and its lines have discounts, so say which count: entity_level or item_level',
      },
    ],
    [
      'when a line sleeps that is not stated',
      { lines: [TEN, undefined] },
      { discountsCount: true, lines: [{ id: '12', discount: TEN }] },
      {},
      SLEEPING,
    ],
    [
      'when a line sleeps that says nothing of its discount',
      { lines: [TEN, undefined] },
      { discountsCount: true, lines: [{ id: '11' }, { id: '12', discount: TEN }] },
      {},
      SLEEPING,
    ],
  ])('is refused %s', (_, before, input, after, refusal) => {
    expect(refused(() => levelAfter(before, input, after))).toEqual(refusal);
  });
});

it.each<[boolean, DiscountLevel, boolean]>([
  [true, 'entity_level', true],
  [false, 'entity_level', false],
  [false, 'both', false],
  [false, 'item_level', true],
])('before tax (%s), %s: before tax (%s)', (before, level, after) => {
  const pricing = withDiscountLevel(somePricing({ discountBeforeTax: before, discount: TEN }), level);
  expect(pricing).toEqual(somePricing({ discountLevel: level, discountBeforeTax: after, discount: TEN }));
});
