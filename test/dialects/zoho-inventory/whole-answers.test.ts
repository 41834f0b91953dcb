/** What stands beside orders and rows, in whole answers to values that need no table. */
import { describe, expect, it } from 'vitest';
import { customFields, customFieldsOf } from '../../../lib/dialects/zoho-inventory/custom-fields.ts';
import { getOrganization, listOrganizations } from '../../../lib/dialects/zoho-inventory/organizations.ts';
import { getUser, listUsers } from '../../../lib/dialects/zoho-inventory/users.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { shownId } from '../../../lib/dialects/leaves/ids.ts';
import { OrganizationSettings } from '../../../lib/domain/settings.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { answerOf, readingOf } from '../../support/pure-exchange.ts';

const id = organizationId(ORGANIZATION);
const success = (found: object) => ({ status: 200, body: { code: 0, message: 'success', ...found } });

describe('an organisation', () => {
  const UNSET = {
    organization_id: ORGANIZATION,
    name: ORGANIZATION,
    contact_name: '',
    email: '',
    is_default_org: true,
    is_org_active: true,
    language_code: 'en',
    fiscal_year_start_month: 0,
    account_created_date: '',
    time_zone: 'UTC',
    date_format: 'dd MMM yyyy',
    field_separator: ' ',
    currency_id: '',
    currency_code: '',
    currency_symbol: '',
    currency_format: '###,##0.00',
    price_precision: 2,
  };
  const yen = { code: 'JPY', id: '99', symbol: '¥' };
  const YEN = { currency_id: '99', currency_code: 'JPY', currency_symbol: '¥', price_precision: 0 };
  const set = {
    name: 'Zylker',
    baseCurrency: yen,
    timeZone: 'Asia/Tokyo',
    locale: 'ja-JP',
    dateFormat: 'yyyy/MM/dd',
    pricePrecision: 3,
  };

  it.each([
    [undefined, {}],
    [{ baseCurrency: yen }, YEN],
    [{ baseCurrency: { code: 'QQQ' } }, { currency_code: 'QQQ' }],
    [
      set,
      {
        ...YEN,
        name: 'Zylker',
        language_code: 'ja',
        time_zone: 'Asia/Tokyo',
        date_format: 'yyyy/MM/dd',
        price_precision: 3,
      },
    ],
  ])('of which %j is set', (given, shown) => {
    const settings = given && OrganizationSettings.parse({ kind: 'settings', ...given });
    const organization = { ...UNSET, ...shown };
    expect(answerOf(getOrganization, { id, settings }, { params: { id } })).toEqual(
      success({ organization }),
    );
    expect(answerOf(listOrganizations, { id, settings })).toEqual(success({ organizations: [organization] }));
    expect(readingOf(getOrganization, { params: { id } }).commands).toEqual([{ command: { id } }]);
    expect(readingOf(listOrganizations).commands).toEqual([{ command: {} }]);
  });
});

describe('users', () => {
  const SELF = { id: 'key', name: 'Ann', isCaller: true };
  const LARA = { id: '7', name: 'Lara', email: 'l@x.example', isCaller: false };
  const shown = {
    user_id: shownId('user', 'key'),
    role_id: shownId('user', 'role'),
    name: 'Ann',
    email: '',
    email_ids: [],
    user_role: 'admin',
    user_type: 'zoho',
    status: 'active',
    is_current_user: true,
    photo_url: '',
  };
  const lara = {
    ...shown,
    user_id: '7',
    name: 'Lara',
    email: 'l@x.example',
    email_ids: [{ email: 'l@x.example', is_selected: true }],
    user_role: 'staff',
    is_current_user: false,
  };
  const page_context = {
    page: 1,
    per_page: 200,
    has_more_page: true,
    report_name: 'Users',
    applied_filter: 'Status.All',
    sort_column: 'name',
    sort_order: 'A',
  };
  const page = { users: [SELF, LARA], hasMore: true };

  it('are listed', () => {
    expect(answerOf(listUsers, page)).toEqual(success({ users: [shown, lara], page_context }));
    expect(readingOf(listUsers).commands).toEqual([{ command: { page: 1, perPage: 200 } }]);
  });

  it.each(['Inactive', 'status.invited', 'Deleted', 'unconfirmed', 'vendor', 'Status.Accountant'])(
    'by %s are none',
    (filter) => {
      const asked = { query: `filter_by=${filter}&page=2&per_page=5` };
      const context = { ...page_context, page: 2, per_page: 5, applied_filter: filter };
      expect(answerOf(listUsers, page, asked)).toEqual(success({ users: [], page_context: context }));
    },
  );

  it('are read one by one', () => {
    const one = (named: string) => answerOf(getUser, page, { params: { id: named } });
    expect(one('me')).toEqual(success({ user: shown }));
    expect(one(shown.user_id)).toEqual(success({ user: shown }));
    expect(one('7')).toEqual(success({ user: lara }));
    expect(() => one('8')).toThrow();
    expect(readingOf(getUser, { params: { id: '7' } }).commands).toEqual([
      { command: { page: 1, perPage: 200 } },
    ]);
  });
});

it('definitions of custom fields are shown whole; without settings there are none', () => {
  const defined = [
    {
      id: 'F-1',
      apiName: 'cf_a',
      label: 'A',
      type: 'dropdown',
      index: 3,
      isMandatory: true,
      options: ['x', 'y'],
    },
    { entity: 'item', id: '5', apiName: 'cf_b', label: 'B' },
  ];
  const settings = OrganizationSettings.parse({
    kind: 'settings',
    baseCurrency: { code: 'USD' },
    customFields: defined,
  });
  const shown = {
    entity: 'salesorder',
    field_id: shownId('field', 'F-1'),
    customfield_id: shownId('field', 'F-1'),
    field_name: 'cf_a',
    field_name_formatted: 'A',
    api_name: 'cf_a',
    placeholder: 'cf_a',
    label: 'A',
    data_type: 'dropdown',
    index: 3,
    is_custom_field: true,
    is_active: true,
    is_mandatory: true,
    is_system: false,
    is_read_only: false,
    values: [
      { name: 'x', order: 1, is_active: true },
      { name: 'y', order: 2, is_active: true },
    ],
  };
  const plain = {
    ...shown,
    entity: 'item',
    field_id: '5',
    customfield_id: '5',
    field_name: 'cf_b',
    field_name_formatted: 'B',
    api_name: 'cf_b',
    placeholder: 'cf_b',
    label: 'B',
    data_type: 'string',
    index: 0,
    is_mandatory: false,
    values: [],
  };
  expect(answerOf(customFields, { id, settings })).toEqual(
    success({
      customfields: { salesorder: [shown], contact: [], item: [plain] },
      custom_fields: [shown, plain],
    }),
  );
  const asked = { params: { entity: 'items' } };
  expect(answerOf(customFieldsOf, { id, settings }, asked)).toEqual(success({ customfields: [plain] }));
  expect(answerOf(customFieldsOf, { id }, asked)).toEqual(success({ customfields: [] }));
});
