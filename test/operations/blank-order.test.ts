/** An order before anything is said about it, whole. */
import { describe, expect, it } from 'vitest';
import { NO_TOTALS } from '../../lib/domain/totals.ts';
import { blankOrder } from '../../lib/operations/blank-order.ts';
import { someSettings } from '../support/plain-order.ts';
import { NOW, recordedStores } from '../support/recorded-stores.ts';

describe('an order before anything is said about it', () => {
  const SETTINGS = {
    timeZone: 'Pacific/Kiritimati',
    locale: 'de-DE',
    dateFormat: 'd',
    taxRounding: 'item_level',
  };
  it('has what the settings freeze, and nothing else', async () => {
    const { context, asked } = await recordedStores();
    const zero = { ...blankOrder(someSettings(SETTINGS), context) };
    const me = { id: 'key-1', name: 'Ada' };
    expect(JSON.parse(JSON.stringify(zero))).toEqual({
      id: '101',
      organizationId: '5',
      number: '',
      version: 0,
      status: 'draft',
      referenceNumber: '',
      date: '2026-11-29',
      createdAt: NOW.toISOString(),
      modifiedAt: NOW.toISOString(),
      createdBy: me,
      modifiedBy: me,
      presentation: { timeZone: 'Pacific/Kiritimati', locale: 'de-DE', dateFormat: 'd' },
      customer: { id: '', name: '', contactPersons: [] },
      registration: { isPreGst: false },
      currency: { id: '90', code: 'USD', symbol: '$', baseCode: 'USD', exchangeRate: '1' },
      pricing: {
        profile: { taxRounding: 'item_level', precision: 2, discountBase: 'untaxed', basePrecision: 2 },
        taxInclusive: false,
        discountLevel: 'entity_level',
        discountBeforeTax: true,
        charges: [],
        documentTaxes: [],
        adjustment: '0',
        adjustmentDescription: '',
      },
      lines: [],
      totals: JSON.parse(JSON.stringify(NO_TOTALS)),
      progress: { packages: [], shipments: [], invoices: [], payments: [], purchaseOrders: [], removed: [] },
      notes: '',
      terms: '',
      customFields: [],
      documents: [],
      extras: {},
    });
    expect(asked).toEqual([]);
  });

  it.each([
    [{ baseCurrency: { code: 'JPY' } }, 0],
    [{ baseCurrency: { code: 'KWD' } }, 3],
    [{ baseCurrency: { code: 'ZZZ' } }, 2],
    [{ baseCurrency: { code: 'JPY' }, pricePrecision: 4 }, 4],
    [{ baseCurrency: { code: 'USD' }, pricePrecision: 0 }, 0],
  ])('counts in the decimals of %j: %d', async (settings, decimals) => {
    const { context } = await recordedStores();
    const { profile } = blankOrder(someSettings(settings), context).pricing;
    expect(profile).toMatchObject({ precision: decimals, basePrecision: decimals });
  });

  it('has the profile of its wire, and the words of its organisation', async () => {
    const { context } = await recordedStores();
    const profile = {
      discountLevel: 'item_level',
      discountBeforeTax: false,
      discountBase: 'taxed',
      subjectRequired: true,
    } as const;
    const statusWords = [{ word: 'Open', means: 'draft' as const }];
    const { pricing, presentation } = blankOrder(someSettings({ statusWords }), context, profile);
    expect(pricing).toMatchObject({ discountLevel: 'item_level', discountBeforeTax: false });
    expect([pricing.profile.discountBase, presentation.statusWords]).toEqual(['taxed', statusWords]);
  });
});
