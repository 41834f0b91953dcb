/** The order before anything is said about it: ids, times, and the settings that it freezes. */
import type { Profile } from '../domain/commands.ts';
import { ONE, ZERO } from '../domain/decimal.ts';
import { calendarDateIn, instant, orderId } from '../domain/identity.ts';
import type { SalesOrder } from '../domain/order.ts';
import { minorUnits } from '../domain/currency.ts';
import { NO_PROGRESS } from '../domain/progress.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { NO_TOTALS } from '../domain/totals.ts';
import type { OperationContext } from './operation.ts';

const DISCOUNT_ON_DOCUMENT: Profile = {
  discountLevel: 'entity_level',
  discountBeforeTax: true,
  discountBase: 'untaxed',
  subjectRequired: false,
};

/** A draft without customer, number or lines, in the organisation's base currency. */
export function blankOrder(
  settings: OrganizationSettings,
  context: OperationContext,
  profile: Profile = DISCOUNT_ON_DOCUMENT,
): SalesOrder {
  const now = context.clock.now();
  const actor = { id: context.caller.id, name: context.caller.name };
  const { baseCurrency } = settings;
  const basePrecision = settings.pricePrecision ?? minorUnits(baseCurrency.code) ?? 2;
  return {
    id: orderId(context.ids.next()),
    organizationId: context.caller.organizationId,
    number: '',
    version: 0,
    status: 'draft',
    referenceNumber: '',
    date: calendarDateIn(settings.timeZone, now),
    createdAt: instant(now),
    modifiedAt: instant(now),
    createdBy: actor,
    modifiedBy: actor,
    presentation: {
      timeZone: settings.timeZone,
      locale: settings.locale,
      dateFormat: settings.dateFormat,
      ...(settings.statusWords && { statusWords: settings.statusWords }),
    },
    customer: { id: '', name: '', contactPersons: [] },
    registration: { isPreGst: false },
    currency: { ...baseCurrency, baseCode: baseCurrency.code, exchangeRate: ONE },
    pricing: {
      profile: {
        taxRounding: settings.taxRounding,
        precision: basePrecision,
        discountBase: profile.discountBase,
        basePrecision,
      },
      taxInclusive: false,
      discountLevel: profile.discountLevel,
      discountBeforeTax: profile.discountBeforeTax,
      charges: [],
      documentTaxes: [],
      adjustment: ZERO,
      adjustmentDescription: '',
    },
    lines: [],
    totals: NO_TOTALS,
    progress: NO_PROGRESS,
    notes: '',
    terms: '',
    customFields: [],
    documents: [],
    extras: {},
  };
}
