import { describe, expect, it } from 'vitest';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { refusedPaths, type Case } from '../support/schema-verdicts.ts';

const LEAST = { kind: 'settings', baseCurrency: { code: 'EUR' } };

describe('settings', () => {
  it('are complete when the base currency is said', () => {
    expect(OrganizationSettings.parse(LEAST)).toStrictEqual({
      kind: 'settings',
      baseCurrency: { id: '', code: 'EUR', symbol: '' },
      numbering: { prefix: 'SO-', padding: 5, next: 1 },
      taxRounding: 'entity_level',
      closeWhen: 'invoiced_and_shipped',
      approvalRequired: false,
      subStatuses: [],
      customFields: [],
      timeZone: 'UTC',
      locale: 'en-US',
      dateFormat: 'dd MMM yyyy',
      idempotencyHours: 24,
      historyDaysAfterDelete: 90,
    });
  });

  it('of numbers are complete when one of them is said', () => {
    const numbering = (said: object) => OrganizationSettings.parse({ ...LEAST, numbering: said }).numbering;
    expect(numbering({})).toEqual({ prefix: 'SO-', padding: 5, next: 1 });
    expect(numbering({ prefix: '', padding: 0, next: 7 })).toEqual({ prefix: '', padding: 0, next: 7 });
  });

  it.each<Case>([
    ['a precision of 0', 'pricePrecision', 0],
    ['a precision of 6', 'pricePrecision', 6],
    ['a prefix of 50 letters', 'numbering', { prefix: 'a'.repeat(50) }],
    ['padding of 15', 'numbering', { padding: 15 }],
    ['a time zone', 'timeZone', 'Asia/Kolkata'],
    ['a locale', 'locale', 'de-AT'],
    ['a rule of taxes', 'taxRounding', 'item_level'],
    ['closing when invoiced', 'closeWhen', 'invoiced'],
    ['closing when shipped', 'closeWhen', 'shipped'],
    ['closing when both', 'closeWhen', 'invoiced_and_shipped'],
    ['24 hours', 'idempotencyHours', 24],
    ['30 days', 'idempotencyHours', 720],
    ['7 days', 'historyDaysAfterDelete', 7],
    ['7 days of closed orders', 'historyDaysAfterClose', 7],
    ['another form of days', 'dateFormat', 'yyyy'],
    ['a limit of a hundred', 'ordersPerMinute', { credential: 100 }],
    ['a limit of a million', 'ordersPerMinute', { organization: 1_000_000 }],
    ['no limit of its own', 'ordersPerMinute', {}],
    ['all of a currency', 'baseCurrency', { id: '9', code: 'JPY', symbol: '¥' }],
  ])('take %s', (_, field, value) => {
    const settings = OrganizationSettings.parse({ ...LEAST, [field]: value });
    expect(settings[field as keyof typeof settings]).toEqual(
      field === 'numbering' ? { prefix: 'SO-', padding: 5, next: 1, ...(value as object) } : value,
    );
  });

  it.each<[...Case, path: string]>([
    ['another kind', 'kind', 'item', 'kind'],
    ['a precision below 0', 'pricePrecision', -1, 'pricePrecision'],
    ['a precision of 7', 'pricePrecision', 7, 'pricePrecision'],
    ['half a precision', 'pricePrecision', 1.5, 'pricePrecision'],
    ['a prefix of 51 letters', 'numbering', { prefix: 'a'.repeat(51) }, 'numbering.prefix'],
    ['padding below 0', 'numbering', { padding: -1 }, 'numbering.padding'],
    ['padding of 16', 'numbering', { padding: 16 }, 'numbering.padding'],
    ['a counter of 0', 'numbering', { next: 0 }, 'numbering.next'],
    ['another part of numbers', 'numbering', { suffix: '' }, 'numbering'],
    ['no time zone', 'timeZone', 'Atlantis', 'timeZone'],
    ['no locale', 'locale', 'x', 'locale'],
    ['an empty locale', 'locale', '', 'locale'],
    ['no rule of taxes', 'taxRounding', 'never', 'taxRounding'],
    ['no rule of closing', 'closeWhen', 'never', 'closeWhen'],
    ['23 hours', 'idempotencyHours', 23, 'idempotencyHours'],
    ['30 days and an hour', 'idempotencyHours', 721, 'idempotencyHours'],
    ['6 days', 'historyDaysAfterDelete', 6, 'historyDaysAfterDelete'],
    ['6 days of closed orders', 'historyDaysAfterClose', 6, 'historyDaysAfterClose'],
    ['half a day', 'historyDaysAfterDelete', 7.5, 'historyDaysAfterDelete'],
    ['a limit below the largest call', 'ordersPerMinute', { credential: 99 }, 'ordersPerMinute.credential'],
    [
      'a limit above a million',
      'ordersPerMinute',
      { organization: 1_000_001 },
      'ordersPerMinute.organization',
    ],
    ['half a limit', 'ordersPerMinute', { credential: 100.5 }, 'ordersPerMinute.credential'],
    ['a limit of something else', 'ordersPerMinute', { calls: 100 }, 'ordersPerMinute'],
    ['a code in lower case', 'baseCurrency', { code: 'eur' }, 'baseCurrency.code'],
    ['a longer code', 'baseCurrency', { code: 'EURO' }, 'baseCurrency.code'],
    ['a code with something before it', 'baseCurrency', { code: '1EUR' }, 'baseCurrency.code'],
    ['another part of the currency', 'baseCurrency', { code: 'EUR', name: '' }, 'baseCurrency'],
    ['another field', 'other', 1, ''],
  ])('refuse %s', (_, field, value, path) => {
    expect(refusedPaths(OrganizationSettings, { ...LEAST, [field]: value })).toEqual([path]);
  });
});
