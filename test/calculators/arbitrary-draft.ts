/** Drafts that look for trouble: half-cent ties, thirds, every precision, giant amounts, nothing at all. */
import fc from 'fast-check';
import type { DraftLine, TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal, type Decimal } from '../../lib/domain/decimal.ts';
import type { AppliedTax, Charge, Discount, DocumentTax } from '../../lib/domain/pricing.ts';

/** `digits` with the point `places` from the right: (1005, 3) is 1.005. */
function pointed(digits: bigint, places: number): Decimal {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const cut = text.length - places;
  const sign = digits < 0n ? '-' : '';
  return decimal(places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, cut)}.${text.slice(cut)}`);
}

function decimals(most: bigint, places: number, least = 0n): fc.Arbitrary<Decimal> {
  const digits = fc.bigInt({ min: least, max: most });
  return fc.tuple(digits, fc.integer({ min: 0, max: places })).map(([value, point]) => pointed(value, point));
}

/** Amounts whose last digit is a five, one place beyond some precision. */
const tie = fc
  .tuple(fc.bigInt({ min: 0n, max: 2000n }), fc.integer({ min: 1, max: 7 }))
  .map(([value, places]) => pointed(value * 10n + 5n, places));

const giant = fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n }).map((digits) => pointed(digits, 6));

const rate = fc.oneof(
  { weight: 5, arbitrary: decimals(100_000n, 4) },
  { weight: 3, arbitrary: tie },
  { weight: 1, arbitrary: giant },
  { weight: 1, arbitrary: decimals(10n ** 12n, 10) },
);

const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...['1', '2', '3', '7', '0', '0.5', '0.3333333333'].map(decimal)) },
  { weight: 1, arbitrary: decimals(10_000n, 3) },
);

const percent = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...['0', '5', '10', '12.5', '15', '20', '25', '50', '100', '33.3333333333', '9.975', '0.5'].map(
        decimal,
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: decimals(10n ** 6n, 10).map((value) => (Number(value) > 100 ? decimal(100) : value)),
  },
);

/** Few names, so that lines, charges and document often share a tax; the same name at another rate is another tax. */
const tax: fc.Arbitrary<AppliedTax> = fc.record(
  {
    id: fc.constantFrom('1', '2'),
    name: fc.constantFrom('GST', 'PST'),
    percent,
    compound: fc.boolean(),
  },
  { requiredKeys: ['name', 'percent', 'compound'] },
);

const discount = fc.oneof<fc.Arbitrary<Discount>[]>(
  percent.map((value) => ({ kind: 'percent', value })),
  fc.constant({ kind: 'percent', value: decimal(100) }),
  decimals(10_000n, 3).map((value) => ({ kind: 'amount', value })),
);

const precision = fc.oneof(
  { weight: 2, arbitrary: fc.constant(2) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
);

/**
 * Treatments drawn from one small pool of taxes, as on real orders: the same tax stands alone on one line and beside
 * others on the next, which on inclusive prices gives it quotients with different denominators.
 */
const treatments = fc.array(tax, { minLength: 1, maxLength: 4 }).chain((pool) =>
  fc.array(
    fc.subarray(pool).chain((taxes) => fc.shuffledSubarray(taxes, { minLength: taxes.length })),
    { minLength: 1, maxLength: 4 },
  ),
);

function lineOf(taxes: fc.Arbitrary<AppliedTax[]>): fc.Arbitrary<DraftLine> {
  return fc.record({ rate, quantity, taxes, discount: fc.option(discount, { nil: undefined, freq: 2 }) });
}

function chargeOf(taxes: fc.Arbitrary<AppliedTax[]>): fc.Arbitrary<Charge> {
  return fc.record({
    name: fc.constantFrom('Shipping', 'Installation'),
    amount: decimals(100_000n, 4),
    taxes,
  });
}

const documentTax: fc.Arbitrary<DocumentTax> = fc.record(
  { id: fc.constant('1'), name: fc.constantFrom('GST', 'Duty'), percent, amount: decimals(10_000n, 4) },
  { requiredKeys: ['name'] },
);

export const arbitraryDraft: fc.Arbitrary<TotalsDraft> = treatments.chain((choices) => {
  const taxes = fc.constantFrom(...choices);
  return fc.record({
    profile: fc.record({
      taxRounding: fc.constantFrom('entity_level', 'item_level'),
      precision,
      discountBase: fc.constantFrom('untaxed', 'taxed'),
      basePrecision: precision,
    }),
    taxInclusive: fc.boolean(),
    discountLevel: fc.constantFrom('entity_level', 'item_level', 'both'),
    discount: fc.option(discount, { nil: undefined }),
    discountBeforeTax: fc.boolean(),
    shipping: fc.option(chargeOf(taxes), { nil: undefined }),
    charges: fc.array(chargeOf(taxes), { maxLength: 2 }),
    documentTaxes: fc.oneof(
      { weight: 2, arbitrary: fc.constant<DocumentTax[]>([]) },
      { weight: 1, arbitrary: fc.array(documentTax, { maxLength: 2 }) },
    ),
    adjustment: fc.oneof(
      decimals(5_000n, 7, -5_000n),
      tie.map((value) => decimal(`-${value}`)),
    ),
    exchangeRate: fc.constantFrom(
      ...['1', '0.5', '1.5', '23455.5', '0.0000425', '3.3333333333'].map(decimal),
    ),
    lines: fc.array(lineOf(taxes), { maxLength: 8 }),
  });
});
