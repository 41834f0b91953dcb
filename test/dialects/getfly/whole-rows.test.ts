/** Accounts as bodies make them, and rows with all that can be known of them and with nothing, exactly. */
import { describe, expect, it } from 'vitest';
import { decodeAccountRow } from '../../../lib/dialects/getfly/decode-account-row.ts';
import { picked } from '../../../lib/dialects/getfly/encode-listed.ts';
import { encodeAccount, encodeProduct, encodeUser } from '../../../lib/dialects/getfly/encode-rows.ts';
import { parseJson } from '../../../lib/dialects/leaves/json.ts';
import type { JsonValue } from '../../../lib/dialects/leaves/json.ts';
import { instant } from '../../../lib/domain/identity.ts';
import { numericId } from '../../../lib/domain/numeric-id.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const body = (value: object) => parseJson(JSON.stringify(value)) as Record<string, JsonValue>;
const printed = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('an account that is made', () => {
  const made = (stated: object) => {
    const { make, ...command } = decodeAccountRow(body(stated));
    return { ...command, row: make(() => 'new', {}) };
  };
  const ROW = {
    kind: 'customer',
    id: 'new',
    name: 'Ann',
    phone: undefined,
    email: undefined,
    website: undefined,
    notes: undefined,
    gstNumber: undefined,
    addresses: [],
    contactPersons: [],
  };
  const address = { id: 'new', city: '', state: '', zip: '', country: '', fax: '' };

  it('of a name alone', () => {
    expect(made({ account_name: 'Ann' })).toEqual({ kind: 'customer', isNamed: false, row: ROW });
    expect(refusalOf(() => made({ account_name: ' ' }))).toEqual([
      'missing_field',
      { field: 'account_name' },
    ]);
  });

  it.each([
    [{ account_code: 'K' }, { id: 'K' }],
    [{ phone_office: '1', account_phone: '2' }, { phone: '1' }],
    [{ phone_office: '', account_phone: '2' }, { phone: '2' }],
    [{ email: 'a', account_email: 'b' }, { email: 'a' }],
    [{ account_email: 'b' }, { email: 'b' }],
    [
      { website: 'w', description: 'd', sic_code: 's' },
      { website: 'w', notes: 'd', gstNumber: 's' },
    ],
    [{ billing_address_street: '1', account_address: '2' }, { addresses: [{ ...address, address: '1' }] }],
    [{ account_address: '2' }, { addresses: [{ ...address, address: '2' }] }],
    [
      {
        contacts: [
          { first_name: 'B', email: 'b', phone_mobile: '1', phone_home: '2' },
          { phone_home: '3' },
          { first_name: '' },
        ],
      },
      {
        contactPersons: [
          { id: 'new', firstName: 'B', email: 'b', mobile: '1' },
          { id: 'new', mobile: '3' },
          { id: 'new' },
        ],
      },
    ],
    [{ account_name: 'Top', account: { account_name: 'Ann', email: 'e' } }, { email: 'e' }],
  ])('of %j', (stated, expected) => {
    const { row, isNamed } = made({ account_name: 'Ann', ...stated });
    expect(row).toEqual({ ...ROW, ...expected });
    expect(isNamed).toBe('account_code' in stated);
  });
});

describe('rows are shown', () => {
  const stored = (row: object) => ({
    row: ReferenceRow.parse(row),
    revision: 1,
    createdAt: instant(new Date('2026-11-27T20:00:00.000Z')),
    modifiedAt: instant(new Date('2026-11-28T01:02:03.456Z')),
  });
  const TIMES = { created_at: '2026-11-28 03:00:00', updated_at: '2026-11-28 08:02:03' };
  const ZONE = 'Asia/Ho_Chi_Minh';
  const BLANK = {
    description: '',
    billing_address_street: '',
    phone_office: '',
    email: '',
    website: '',
    sic_code: '',
    account_type: [],
    account_source: [],
    relation_id: 0,
    relation_name: '',
    account_manager: 0,
    mgr_display_name: '',
    contacts: [],
    ...TIMES,
  };

  it('as accounts', () => {
    const bare = encodeAccount(stored({ kind: 'customer', id: '7', name: 'Ann' }), ZONE);
    expect(printed(bare)).toEqual({ ...BLANK, id: 7, account_code: '7', account_name: 'Ann' });
    const row = {
      kind: 'customer',
      id: 'K',
      name: 'Ann',
      notes: 'n',
      website: 'w',
      gstNumber: 'g',
      contactPersons: [
        { id: '8', firstName: 'B', lastName: 'C', email: 'b', phone: '1', mobile: '2' },
        { id: 'P', lastName: 'D', phone: '3' },
      ],
      addresses: [
        { id: '1', address: 'first' },
        { id: '2', address: 'second' },
      ],
    };
    const whole = {
      ...BLANK,
      id: Number(numericId('customer', 'K')),
      account_code: 'K',
      account_name: 'Ann',
      description: 'n',
      billing_address_street: 'first',
      phone_office: '1',
      email: 'b',
      website: 'w',
      sic_code: 'g',
      contacts: [
        { id: 8, first_name: 'B C', email: 'b', phone_mobile: '2' },
        { id: Number(numericId('contact', 'P')), first_name: 'D', email: '', phone_mobile: '3' },
      ],
    };
    expect(printed(encodeAccount(stored(row), ZONE))).toEqual(whole);
    const own = stored({ ...row, phone: '9', email: 'own', billingAddressId: '2' });
    const shown = { ...whole, phone_office: '9', email: 'own', billing_address_street: 'second' };
    expect(printed(encodeAccount(own, ZONE))).toEqual(shown);
  });

  it('as products', () => {
    const bare = {
      id: 7,
      product_code: '7',
      product_name: 'Desk',
      description: '',
      short_description: '',
      unit_name: '',
      cover_price: 0,
      price_online: 0,
      price_wholesale: 0,
      price_average_in: 0,
      discount: 0,
      manufacturer_name: '',
      services: false,
      ...TIMES,
    };
    const row = { kind: 'item', id: '7', name: 'Desk' };
    expect(printed(encodeProduct(stored(row), ZONE))).toEqual(bare);
    const said = {
      code: 'D',
      description: 'd',
      unit: 'u',
      rate: '5.5',
      purchaseRate: '4',
      manufacturer: 'm',
    };
    const prices = { cover_price: 5.5, price_online: 5.5, price_wholesale: 5.5, price_average_in: 4 };
    const others = { description: 'd', unit_name: 'u', manufacturer_name: 'm', services: true };
    const full = { ...bare, ...prices, ...others, product_code: 'D' };
    expect(printed(encodeProduct(stored({ ...row, ...said, productType: 'service' }), ZONE))).toEqual(full);
  });

  it('as users, by the fields that are asked for', () => {
    const row = stored({ kind: 'salesperson', id: '7', name: 'Lara' });
    const user = {
      id: 7,
      user_id: 7,
      user_name: 'Lara',
      contact_name: 'Lara',
      email: '',
      contact_mobile: '',
      dept_id: 0,
      dept_name: '',
      ...TIMES,
    };
    expect(printed(encodeUser(row, ZONE))).toEqual(user);
    expect(encodeUser(stored({ ...row.row, email: 'l' }), ZONE)).toMatchObject({ email: 'l' });
    const asked = (fields: string) => printed(picked(encodeUser(row, ZONE), new URLSearchParams({ fields })));
    expect(asked(' user_name , dept_id.x,,nothing')).toEqual({ id: 7, user_name: 'Lara', dept_id: 0 });
    expect([asked(' , '), picked(user, new URLSearchParams())]).toEqual([user, user]);
  });
});
