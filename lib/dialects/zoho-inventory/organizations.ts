/** The organisation, alone or as the only one of a list: others are none of the caller's. */
import { minorUnits } from '../../domain/currency.ts';
import type { Organization, OrganizationCommand } from '../../operations/get-organization.ts';
import { aboutOne } from '../exchange.ts';
import { shownId } from '../leaves/ids.ts';
import { inPath } from '../leaves/in-path.ts';
import { exchange } from './request.ts';

export const listOrganizations = exchange<OrganizationCommand, Organization>(() =>
  aboutOne({}, (shown) => ({
    status: 200,
    body: { code: 0, message: 'success', organizations: [encodeOrganization(shown)] },
  })),
);

export const getOrganization = exchange<OrganizationCommand, Organization>((request) =>
  aboutOne({ id: inPath(request, 'id') }, (shown) => ({
    status: 200,
    body: { code: 0, message: 'success', organization: encodeOrganization(shown) },
  })),
);

/** What nobody has set is told as the settings' own defaults. */
function encodeOrganization({ id, settings }: Organization): Record<string, unknown> {
  const { baseCurrency: currency, pricePrecision } = settings ?? {};
  return {
    organization_id: id,
    name: settings?.name ?? id,
    contact_name: '',
    email: '',
    is_default_org: true,
    is_org_active: true,
    language_code: (settings?.locale ?? 'en').split('-')[0],
    fiscal_year_start_month: 0,
    account_created_date: '',
    time_zone: settings?.timeZone ?? 'UTC',
    date_format: settings?.dateFormat ?? 'dd MMM yyyy',
    field_separator: ' ',
    currency_id: shownId('currency', currency?.id),
    currency_code: currency?.code ?? '',
    currency_symbol: currency?.symbol ?? '',
    currency_format: '###,##0.00',
    price_precision: pricePrecision ?? (currency && minorUnits(currency.code)) ?? 2,
  };
}
