/** The organisation and its users, in whole answers to values that need no table. */
import { describe, expect, it } from 'vitest';
import { getOrganization, getUser, listUsers } from '../../../lib/dialects/zoho-crm/organization.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { numericId } from '../../../lib/domain/numeric-id.ts';
import { OrganizationSettings } from '../../../lib/domain/settings.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { answerOf as answered, readingOf } from '../../support/pure-exchange.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const AT = { path: '/crm/v2/anything', params: { version: 'v2' } };
const id = organizationId(ORGANIZATION);

describe('the organisation', () => {
  const UNSET = {
    id: ORGANIZATION,
    zgid: ORGANIZATION,
    company_name: null,
    primary_email: null,
    phone: null,
    country: null,
    country_code: null,
    currency: null,
    iso_code: null,
    currency_symbol: null,
    currency_locale: null,
    time_zone: 'UTC',
    type: 'Production',
    mc_status: true,
    translation_enabled: false,
    privacy_settings: false,
    license_details: {
      paid: true,
      paid_type: 'enterprise',
      paid_expiry: null,
      trial_type: null,
      trial_expiry: null,
      users_license_purchased: 1,
    },
  };

  it('is shown whole, with and without settings', () => {
    expect(readingOf(getOrganization, AT).commands).toEqual([{ command: {} }]);
    expect(answered(getOrganization, { id }, AT)).toEqual({ status: 200, body: { org: [UNSET] } });
    const settings = OrganizationSettings.parse({
      kind: 'settings',
      baseCurrency: { code: 'JPY', id: '99', symbol: '¥' },
      timeZone: 'Asia/Tokyo',
      locale: 'ja-JP',
    });
    const shown = { currency: 'JPY', iso_code: 'JPY', currency_symbol: '¥', currency_locale: 'ja_JP' };
    expect(answered(getOrganization, { id, settings }, AT).body).toEqual({
      org: [{ ...UNSET, ...shown, time_zone: 'Asia/Tokyo' }],
    });
  });
});

describe('users', () => {
  const ANN = { id: 'key', name: 'Ann Lee Oak', isCaller: true };
  const LARA = { id: '7', name: 'Lara', email: 'l@x.example', isCaller: false };
  const page = { users: [ANN, LARA], hasMore: true };
  const ann = {
    id: numericId('user', 'key'),
    zuid: numericId('user', 'key'),
    full_name: 'Ann Lee Oak',
    first_name: 'Ann',
    last_name: 'Lee Oak',
    email: null,
    status: 'active',
    confirm: true,
    role: { id: numericId('record', 'role'), name: 'User' },
    profile: { id: numericId('record', 'profile'), name: 'Administrator' },
    time_zone: null,
    locale: null,
  };
  const lara = {
    ...ann,
    id: '7',
    zuid: '7',
    full_name: 'Lara',
    first_name: null,
    last_name: 'Lara',
    email: 'l@x.example',
    profile: { ...ann.profile, name: 'Standard' },
  };

  it.each([
    ['', [ann, lara], true],
    ['type=AllUsers', [ann, lara], true],
    ['type= ActiveUsers ', [ann, lara], true],
    ['type=ConfirmedUsers', [ann, lara], true],
    ['type=ActiveConfirmedUsers', [ann, lara], true],
    ['type=CurrentUser', [ann], false],
    ['type=AdminUsers', [ann], false],
    ['type=ActiveConfirmedAdmins', [ann], false],
  ])('asked for by "%s" are shown whole', (query, users, more_records) => {
    const info = { per_page: 200, count: users.length, page: 1, more_records };
    expect(answered(listUsers, page, { ...AT, query })).toEqual({ status: 200, body: { users, info } });
    expect(readingOf(listUsers, { ...AT, query }).commands).toEqual([{ command: { page: 1, perPage: 200 } }]);
  });

  it.each(['DeactiveUsers', 'NotConfirmedUsers', 'DeletedUsers'])('of type %s are none', (type) => {
    expect(answered(listUsers, page, { ...AT, query: `type=${type}` })).toEqual({ status: 204 });
  });

  it('of another type are refused', () => {
    const expected =
      'AllUsers, ActiveUsers, ConfirmedUsers, ActiveConfirmedUsers, CurrentUser, AdminUsers, ActiveConfirmedAdmins, DeactiveUsers, NotConfirmedUsers, DeletedUsers';
    expect(refusalOf(() => readingOf(listUsers, { ...AT, query: 'type=toString' }))).toEqual([
      'invalid_value',
      { field: 'type', expected },
    ]);
  });

  it('are read one by one', () => {
    const one = (named: string) => ({ ...AT, params: { ...AT.params, id: named } });
    expect(answered(getUser, page, one(ann.id))).toEqual({ status: 200, body: { users: [ann] } });
    expect(answered(getUser, page, one('7'))).toEqual({ status: 200, body: { users: [lara] } });
    expect(refusalOf(() => answered(getUser, page, one('8')))).toEqual([
      'not_found',
      { id: '8', kind: 'user' },
    ]);
    expect(readingOf(getUser, one('7')).commands).toEqual([{ command: { page: 1, perPage: 1, id: '7' } }]);
  });
});
