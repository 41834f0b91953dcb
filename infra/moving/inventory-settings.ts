/** The settings of an account of Inventory or Books as ours, for an organisation that has none yet. */
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import type { LiveApi } from './live-api.ts';
import { filled, listOf, textOf, type Fields } from './wire-values.ts';

/** Undefined when the account does not show the organisation. */
export async function inventorySettings(
  api: LiveApi,
  organization: string,
): Promise<OrganizationSettings | undefined> {
  const answer = await api.get('/organizations', { organization_id: organization });
  const found = listOf(answer['organizations']).find(
    (each) => textOf(each['organization_id']) === organization,
  );
  if (!found) return undefined;
  const newest = { sort_column: 'created_time', sort_order: 'D', page: '1', per_page: '1' };
  const [last = {}] = listOf(
    (await api.get('/salesorders', { organization_id: organization, ...newest }))['salesorders'],
  );
  const told = [settingsOf(found, last), settingsOf({ ...found, time_zone: '', price_precision: '' }, last)];
  return told.map((each) => OrganizationSettings.safeParse(each)).find(({ success }) => success)?.data;
}

/** Numbers go on as the newest one is made. */
function settingsOf(organization: Fields, newest: Fields): object {
  const [, prefix, digits = ''] = /^(.{0,50}?)(\d{1,15})$/.exec(textOf(newest['salesorder_number'])) ?? [];
  const { currency_id: id, currency_code: code, currency_symbol: symbol } = organization;
  return {
    kind: 'settings',
    baseCurrency: { id: textOf(id), code: textOf(code), symbol: textOf(symbol) },
    ...(prefix !== undefined && {
      numbering: { prefix, padding: digits.startsWith('0') ? digits.length : 0 },
    }),
    timeZone: filled(organization['time_zone']),
    ...(filled(organization['price_precision']) && {
      pricePrecision: Number(textOf(organization['price_precision'])),
    }),
  };
}
