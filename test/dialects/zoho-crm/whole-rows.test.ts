/** Records of reference rows with all that can be known of them and with nothing, exactly. */
import { describe, expect, it } from 'vitest';
import { encodeAccount, encodeContact, encodeProduct } from '../../../lib/dialects/zoho-crm/encode-rows.ts';
import { instant } from '../../../lib/domain/identity.ts';
import { numericId } from '../../../lib/domain/numeric-id.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';

describe('records of rows', () => {
  const stored = (row: object) => ({
    row: ReferenceRow.parse(row),
    revision: 1,
    createdAt: instant(new Date('2026-11-27T20:00:00.000Z')),
    modifiedAt: instant(new Date('2026-11-28T01:02:03.456Z')),
  });
  const printed = (value: unknown) => JSON.parse(JSON.stringify(value));
  const WRITTEN = {
    Owner: null,
    Created_Time: '2026-11-27T20:00:00+00:00',
    Modified_Time: '2026-11-28T01:02:03+00:00',
    Created_By: null,
    Modified_By: null,
    Tag: [],
  };
  const REACHED = { Email: null, Phone: null, Mobile: null, Website: null };
  const at = (kind: string, [Street, City, State, Code, Country]: (string | null)[]) => ({
    [`${kind}_Street`]: Street,
    [`${kind}_City`]: City,
    [`${kind}_State`]: State,
    [`${kind}_Code`]: Code,
    [`${kind}_Country`]: Country,
  });
  const NOWHERE = [null, null, null, null, null];
  const euro = { id: '98', code: 'EUR', symbol: '€' };
  const FULL = {
    kind: 'customer',
    id: 'SHOP-7',
    name: 'Oak',
    contactType: 'customer',
    website: 'w',
    notes: 'n',
    contactPersons: [
      { id: '1', firstName: 'No', lastName: 'Body' },
      { id: '2', firstName: 'Ann', lastName: 'Lee', email: 'a', phone: '1', mobile: '2', isPrimary: true },
    ],
    addresses: [
      { id: '1', address: 'S1', city: 'C1', state: 'T1', zip: 'Z1', country: 'L1' },
      { id: '2', address: 'S2', city: 'C2', state: 'T2', zip: 'Z2', country: 'L2' },
    ],
    shippingAddressId: '2',
    currencyCode: 'USD',
    customFields: [
      { apiName: 'Rating__c', value: '4' },
      { apiName: 'Empty__c' },
      { label: 'Unnamed', value: '1' },
    ],
  };
  const FIRST = ['S1', 'C1', 'T1', 'Z1', 'L1'];
  const OAK = { id: numericId('customer', 'SHOP-7'), code: 'SHOP-7' };
  const OF_ANN = { Email: 'a', Phone: '1', Mobile: '2', Website: 'w' };

  it('of Accounts', () => {
    const bare = { kind: 'customer', id: '7', name: 'Oak' };
    expect(printed(encodeAccount(stored(bare)))).toEqual({
      id: '7',
      Account_Name: 'Oak',
      Account_Type: null,
      ...REACHED,
      ...at('Billing', NOWHERE),
      ...at('Shipping', NOWHERE),
      Currency: null,
      Description: null,
      ...WRITTEN,
    });
    const whole = {
      ...OAK,
      Rating__c: 4,
      Empty__c: null,
      Account_Name: 'Oak',
      Account_Type: 'customer',
      ...OF_ANN,
      ...at('Billing', FIRST),
      ...at('Shipping', ['S2', 'C2', 'T2', 'Z2', 'L2']),
      Currency: 'USD',
      Description: 'n',
      ...WRITTEN,
    };
    expect(printed(encodeAccount(stored(FULL)))).toEqual(whole);
    expect(printed(encodeAccount({ ...stored(FULL), currency: euro }))).toEqual({
      ...whole,
      Currency: 'EUR',
    });
  });

  it('of Contacts', () => {
    const bare = { kind: 'customer', id: '7', name: 'Oak' };
    expect(printed(encodeContact(stored(bare)))).toEqual({
      id: '7',
      Full_Name: 'Oak',
      First_Name: null,
      Last_Name: 'Oak',
      Account_Name: { id: '7', name: 'Oak' },
      ...REACHED,
      ...at('Mailing', NOWHERE),
      Currency: null,
      Description: null,
      ...WRITTEN,
    });
    const whole = {
      ...OAK,
      Full_Name: 'Oak',
      First_Name: 'Ann',
      Last_Name: 'Lee',
      Account_Name: { ...OAK, name: 'Oak' },
      ...OF_ANN,
      ...at('Mailing', FIRST),
      Currency: 'USD',
      Description: 'n',
      ...WRITTEN,
    };
    expect(printed(encodeContact(stored(FULL)))).toEqual(whole);
    const said = {
      firstName: 'F',
      lastName: 'L',
      email: 'e',
      phone: 'p',
      mobile: 'm',
      billingAddressId: '2',
    };
    expect(printed(encodeContact({ ...stored({ ...FULL, ...said }), currency: euro }))).toEqual({
      ...whole,
      First_Name: 'F',
      Last_Name: 'L',
      Email: 'e',
      Phone: 'p',
      Mobile: 'm',
      ...at('Mailing', ['S2', 'C2', 'T2', 'Z2', 'L2']),
      Currency: 'EUR',
    });
    const first = { ...FULL, contactPersons: FULL.contactPersons.slice(0, 1) };
    expect(encodeContact(stored(first))).toMatchObject({ First_Name: 'No', Last_Name: 'Body', Email: null });
  });

  it('of Products', () => {
    const bare = {
      id: '7',
      Product_Name: 'Desk',
      Product_Code: null,
      Product_Active: true,
      Unit_Price: null,
      Usage_Unit: null,
      Manufacturer: null,
      Qty_in_Stock: null,
      Description: null,
      ...WRITTEN,
    };
    const row = { kind: 'item', id: '7', name: 'Desk' };
    expect(printed(encodeProduct(stored(row)))).toEqual(bare);
    const coded = { id: numericId('item', 'D'), code: 'D', Product_Code: 'D' };
    expect(printed(encodeProduct(stored({ ...row, id: 'D' })))).toEqual({ ...bare, ...coded });
    const said = { code: 'C', rate: '5.5', unit: 'u', manufacturer: 'm', description: 'd', active: false };
    const fields = { customFields: [{ apiName: 'Shelf', value: '"A"' }] };
    expect(printed(encodeProduct(stored({ ...row, ...said, ...fields })))).toEqual({
      ...bare,
      Shelf: 'A',
      Product_Code: 'C',
      Product_Active: false,
      Unit_Price: 5.5,
      Usage_Unit: 'u',
      Manufacturer: 'm',
      Description: 'd',
    });
  });
});
