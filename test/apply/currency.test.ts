import { describe, expect, it } from 'vitest';
import { applyCurrency, currencyCodeFor } from '../../lib/apply/currency.ts';
import type { OrderCurrency } from '../../lib/domain/pricing.ts';
import type { OrganizationSettings } from '../../lib/domain/settings.ts';
import {
  aNewOrder,
  anOrder,
  d,
  lookedUp,
  refused,
  someSettings,
  somePricing,
  stated,
} from '../support/plain-order.ts';

const EURO: OrderCurrency = { id: '7', code: 'EUR', symbol: '€', baseCode: 'USD', exchangeRate: d('1.1') };
const inEuro = anOrder({ currency: EURO });
const EUR_ROW = { kind: 'currency', id: 'EUR', currencyId: '77', symbol: '€', exchangeRate: '1.25' };
const KWD_ROW = { kind: 'currency', id: 'KWD', exchangeRate: '3.2' };

describe('the code', () => {
  it.each([
    ["is the input's", aNewOrder(), { currencyCode: 'JPY' }, 'EUR', 'JPY'],
    ["else the customer's", aNewOrder(), {}, 'EUR', 'EUR'],
    ["else the organisation's", aNewOrder(), {}, undefined, 'USD'],
    ['else that of the order, once it is made', anOrder(), {}, 'EUR', 'USD'],
    ['is what it was when it is emptied', anOrder(), { currencyCode: '' }, 'EUR', 'USD'],
  ])('%s', (_, base, input, customers, code) => {
    expect(currencyCodeFor(base, stated(input), customers)).toBe(code);
  });
});

const applied = (
  base = anOrder(),
  code = 'USD',
  {
    input = {},
    rows = [EUR_ROW, KWD_ROW],
    settings = someSettings(),
  }: {
    input?: Record<string, unknown>;
    rows?: Record<string, unknown>[];
    settings?: OrganizationSettings | undefined;
  } = {},
) => applyCurrency(base, stated(input), code, lookedUp(rows, settings));

describe('a currency that stays', () => {
  it.each<[string, ReturnType<typeof anOrder>, string, Record<string, unknown>, string]>([
    ['is worth 1 when it is the base', anOrder(), 'USD', {}, '1'],
    ['may be said to be worth 1 when it is the base', anOrder(), 'USD', { exchangeRate: '1.0' }, '1'],
    ['may be said to be worth nothing known', anOrder(), 'USD', { exchangeRate: null }, '1'],
    ['keeps its rate, whatever the row says now', inEuro, 'EUR', {}, '1.1'],
    ["takes the input's rate", inEuro, 'EUR', { exchangeRate: '1.3' }, '1.3'],
    [
      'takes 15 digits and 10 decimals',
      inEuro,
      'EUR',
      { exchangeRate: '123456789012345.0123456789' },
      '123456789012345.0123456789',
    ],
  ])('%s', (_, base, code, input, exchangeRate) => {
    expect(applied(base, code, { input })).toEqual({
      currency: { ...base.currency, exchangeRate },
      pricing: base.pricing,
    });
  });

  const refusal = (reason: string) => ({ code: 'invalid_value', field: 'exchangeRate', reason });
  const TOO_LONG = refusal('at most 15 digits before and 10 after the decimal point');
  it.each<[string, ReturnType<typeof anOrder>, string, string, object]>([
    ['another worth of the base', anOrder(), 'USD', '1.1', refusal('must be 1 for the base currency')],
    ['nothing', inEuro, 'EUR', '0', refusal('must be above 0')],
    ['less than nothing', inEuro, 'EUR', '-1', refusal('must be above 0')],
    ['16 digits', inEuro, 'EUR', '1234567890123456', TOO_LONG],
    ['11 decimals', inEuro, 'EUR', '1.12345678901', TOO_LONG],
  ])('is refused %s', (_, base, code, exchangeRate, expected) => {
    expect(refused(() => applied(base, code, { input: { exchangeRate } }))).toEqual(expected);
  });
});

describe('another currency', () => {
  it('of a new order is named and worth what its row says, with its own decimals', () => {
    const base = aNewOrder();
    expect(applied(base, 'KWD')).toEqual({
      currency: { id: '', code: 'KWD', symbol: 'KWD', baseCode: 'USD', exchangeRate: '3.2' },
      pricing: somePricing({ profile: { ...base.pricing.profile, precision: 3 } }),
    });
    expect(applied(base, 'EUR').currency).toEqual({
      id: '77',
      code: 'EUR',
      symbol: '€',
      baseCode: 'USD',
      exchangeRate: '1.25',
    });
  });

  it("takes the input's rate before the row's, and needs no row then", () => {
    const { currency } = applied(aNewOrder(), 'EUR', { input: { exchangeRate: '2' }, rows: [] });
    expect(currency).toEqual({ id: '', code: 'EUR', symbol: 'EUR', baseCode: 'USD', exchangeRate: '2' });
  });

  it('has the decimals of the settings where they say so', () => {
    const { pricing } = applied(aNewOrder(), 'KWD', { settings: someSettings({ pricePrecision: 0 }) });
    expect(pricing.profile.precision).toBe(0);
  });

  it('remembers the decimals that the order leaves, and has them again', () => {
    const pricing = somePricing({
      profile: { ...somePricing().profile, precision: 4, precisions: { JPY: 1 } },
    });
    const left = applied(anOrder({ pricing }), 'EUR').pricing.profile;
    expect(left).toEqual({ ...pricing.profile, precision: 2, precisions: { JPY: 1, USD: 4 } });
    const back = applied(anOrder({ currency: EURO, pricing: somePricing({ profile: left }) }), 'USD');
    expect(back.pricing.profile).toMatchObject({ precision: 4, precisions: { JPY: 1, USD: 4, EUR: 2 } });
  });

  it('of a new order leaves nothing to remember', () => {
    expect(applied(aNewOrder(), 'EUR').pricing.profile).toStrictEqual(somePricing().profile);
  });

  it("that is the base is the organisation's, worth 1", () => {
    const rows = [{ kind: 'currency', id: 'USD', currencyId: '5', symbol: 'US$', exchangeRate: '3' }];
    expect(applied(inEuro, 'USD', { rows }).currency).toEqual({
      id: '90',
      code: 'USD',
      symbol: '$',
      baseCode: 'USD',
      exchangeRate: '1',
    });
    const { currency } = applyCurrency(inEuro, stated({}), 'USD', lookedUp(rows));
    expect(currency).toEqual({ id: '5', code: 'USD', symbol: 'US$', baseCode: 'USD', exchangeRate: '1' });
  });

  it.each<[string, string, Record<string, unknown>[], object]>([
    [
      'that nobody knows',
      'ABC',
      [],
      { code: 'invalid_value', field: 'currencyCode', reason: 'unknown currency' },
    ],
    ['without a rate', 'EUR', [], { code: 'missing_field', field: 'exchangeRate' }],
    [
      'without a rate in its row',
      'EUR',
      [{ kind: 'currency', id: 'EUR' }],
      { code: 'missing_field', field: 'exchangeRate' },
    ],
  ])('is refused %s', (_, code, rows, refusal) => {
    expect(refused(() => applied(anOrder(), code, { rows }))).toEqual(refusal);
  });
});
