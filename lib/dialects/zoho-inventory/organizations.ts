/** The organisation, alone or as the only one of a list: others are none of the caller's. */
import { minorUnits } from '../../domain/currency.ts';
import type { OrganizationCommand, ShownOrganization } from '../../operations/organization.ts';
import { aboutOne } from '../exchange.ts';
import { shownId } from '../leaves/ids.ts';
import { exchange } from './request.ts';

export const listOrganizations = exchange<OrganizationCommand, ShownOrganization>(() =>
  aboutOne({}, (shown) => ({
    status: 200,
    body: { code: 0, message: 'success', organizations: [encodeOrganization(shown)] },
  })),
);

export const getOrganization = exchange<OrganizationCommand, ShownOrganization>(({ params }) =>
  aboutOne({ id: params['id'] ?? '' }, (shown) => ({
    status: 200,
    body: { code: 0, message: 'success', organization: encodeOrganization(shown) },
  })),
);

function encodeOrganization({ id, settings }: ShownOrganization): Record<string, unknown> {
  const { baseCurrency: currency, pricePrecision } = settings;
  return {
    organization_id: id,
    name: settings.name ?? id,
    contact_name: '',
    email: '',
    is_default_org: true,
    is_org_active: true,
    language_code: settings.locale.split('-')[0],
    fiscal_year_start_month: 0,
    account_created_date: '',
    time_zone: settings.timeZone,
    date_format: settings.dateFormat,
    field_separator: ' ',
    currency_id: shownId('currency', currency.id),
    currency_code: currency.code,
    currency_symbol: currency.symbol,
    currency_format: '###,##0.00',
    price_precision: pricePrecision ?? minorUnits(currency.code) ?? 2,
  };
}
