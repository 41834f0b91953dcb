/** Accounts, Contacts and Products: reference rows, read in every version's words of lists. */
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { openCrm } from '../../support/crm.ts';
import { ACCOUNT, ELSEWHERE, ORGANIZATION, PRODUCT } from '../../support/demo-ids.ts';
import type { Json } from '../../support/wire.ts';

const { live } = await openCrm();
const get = (path: string, headers = {}) => live.send('GET', `/crm/v2${path}`, { headers });
const search = (module: string, query: string) => get(`/${module}/search?${query}`);
const put = (row: object, organization = ORGANIZATION) =>
  putReferenceRow(live.table, organizationId(organization), ReferenceRow.parse(row));

beforeAll(async () => {
  await put({
    kind: 'customer',
    id: 'SHOP-7',
    name: 'Oak & Sons',
    email: 'hello@oak.example',
    website: 'oak.example',
    notes: 'rings back',
    currencyCode: 'USD',
    contactPersons: [
      { id: 'P-1', firstName: 'Ann', lastName: 'Lee', phone: '+1 (555) 0100', mobile: '555 0101' },
    ],
    addresses: [{ id: 'HQ', address: '1 Main Street', city: 'Salem', zip: '97301', country: 'U.S.A' }],
    customFields: [{ apiName: 'Rating__c', value: '4' }],
  });
  await put({ kind: 'item', id: 'THEIRS', name: 'Theirs', code: 'THEIRS' }, ELSEWHERE);
});

describe.each(['Accounts', 'Contacts', 'Products'])('%s', (module) => {
  it('names every key that its records have, in its metadata', async () => {
    const { fields } = (await get(`/settings/fields?module=${module}`)).json;
    const names = fields.map(({ api_name }: Json) => api_name);
    const [record] = (await get(`/${module}?per_page=1&sort_order=asc`)).json.data;
    expect(Object.keys(record).filter((name) => name !== 'code')).toEqual(expect.arrayContaining(names));
  });

  it('is listed by pages, sorted, narrowed to fields and ids, and read one by one', async () => {
    const { data, info } = (await get(`/${module}`)).json;
    expect(info).toEqual({ per_page: 200, count: data.length, page: 1, more_records: false });
    expect((await get(`/${module}?per_page=1&page=2`)).json.data).toEqual([data[1]]);
    expect((await get(`/${module}?per_page=1`)).json.info.more_records).toBe(true);
    const sorted = (await get(`/${module}?sort_by=Created_Time&sort_order=asc`)).json.data;
    expect(sorted.map(({ id }: Json) => id).toSorted()).toEqual(data.map(({ id }: Json) => id).toSorted());
    for (const record of data) {
      const one = await get(`/${module}/${record.id}`);
      expect([one.status, one.json.data]).toEqual([200, [record]]);
      const [found] = (await search(module, `criteria=(id:equals:${record.id})&fields=Created_Time`)).json
        .data;
      expect(found).toEqual({ id: record.id, Created_Time: record.Created_Time });
      expect((await get(`/${module}?ids=${record.id},42`)).json.data).toEqual([record]);
    }
  });

  it('has nothing of what is not there, and refuses what is not served', async () => {
    expect((await get(`/${module}/42`)).status).toBe(204);
    expect((await get(`/${module}/42`, { 'if-modified-since': '2020-01-01T00:00:00Z' })).status).toBe(204);
    expect((await search(module, 'word=nobody-knows')).status).toBe(204);
    expect((await get(`/${module}/search`)).json.code).toBe('REQUIRED_PARAM_MISSING');
    expect((await get(`/${module}?cvid=1`)).json.details).toMatchObject({ param_name: 'cvid' });
    expect((await get(`/${module}?sort_by=Nothing`)).json.details).toMatchObject({ param_name: 'sort_by' });
    expect((await get(`/${module}/abc`)).json.code).toBe('INVALID_URL_PATTERN');
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, json } = await live.send(method, `/crm/v2/${module}`, { body: { data: [{}] } });
      expect([status, json.code]).toEqual([400, 'INVALID_REQUEST_METHOD']);
    }
  });

  it('tells what was changed since a time of any offset', async () => {
    for (const since of [
      '2020-01-01T00:00:00+0530',
      '2020-01-01T00:00:00-08:00',
      'Wed, 01 Jan 2020 00:00:00 GMT',
    ])
      expect((await get(`/${module}`, { 'if-modified-since': since })).status).toBe(200);
    const later = { 'if-modified-since': '2099-01-01T00:00:00+02:00' };
    expect((await get(`/${module}`, later)).status).toBe(304);
    const [{ id }] = (await get(`/${module}?per_page=1`)).json.data;
    expect((await get(`/${module}/${id}`, later)).status).toBe(304);
  });

  it.each(VERSIONS)('is paged in the words of $name', async ({ name, fieldsRequired, info: keys }) => {
    const path = `/crm/${name}/${module}?per_page=1`;
    const bare = await live.send('GET', path);
    expect(bare.status).toBe(fieldsRequired ? 400 : 200);
    expect((await live.send('GET', `${path}&fields=%20`)).status).toBe(bare.status);
    const first = (await live.send('GET', `${path}&fields=Created_Time`)).json;
    const known = ['per_page', 'count', 'page', 'more_records', ...keys].toSorted();
    expect(Object.keys(first.info).toSorted()).toEqual(known);
    if (!fieldsRequired) return;
    const token = first.info.next_page_token;
    const second = (await live.send('GET', `${path}&fields=Created_Time&page_token=${token}`)).json;
    expect(second.info.page).toBe(2);
    expect(second.data[0].id).not.toBe(first.data[0].id);
    const wrong = await live.send('GET', `${path}&fields=id&page_token=elsewhere`);
    expect(wrong.json.details).toMatchObject({ param_name: 'page_token' });
  });
});

describe('a search', () => {
  const names = async (module: string, query: string, field: string) =>
    (await search(module, query)).json?.data.map((record: Json) => record[field]);

  it.each([
    ['Accounts', 'criteria=(Account_Name:equals:zylker)', 'Account_Name', ['Zylker']],
    [
      'Accounts',
      'criteria=((Account_Name:starts_with:oak)and(Email:equals:HELLO@oak.example))',
      'Account_Name',
      ['Oak & Sons'],
    ],
    ['Accounts', 'word=oak', 'Account_Name', ['Oak & Sons']],
    ['Accounts', `criteria=(id:in:${ACCOUNT},42)`, 'Account_Name', ['Zylker']],
    ['Contacts', 'email=hello@oak.example', 'Full_Name', ['Oak & Sons']],
    ['Contacts', 'phone=1-555-0100', 'Last_Name', ['Lee']],
    ['Contacts', 'criteria=(Mobile:equals:5550101)', 'First_Name', ['Ann']],
    ['Products', 'criteria=(Product_Code:equals:PROD_001)', 'Product_Code', ['PROD_001']],
    ['Products', 'criteria=(Product_Name:starts_with:zylker)', 'id', [PRODUCT]],
    ['Products', 'criteria=(Product_Code:equals:THEIRS)', 'id', undefined],
  ])('in %s by %s', async (module, query, field, expected) => {
    expect(await names(module, query, field)).toEqual(expected);
  });

  it.each([
    ['(Colour:equals:red)', { api_name: 'Colour', operator: 'equals' }],
    ['(Product_Code:starts_with:P)', { api_name: 'Product_Code', operator: 'starts_with' }],
    ['((Product_Code:equals:a)or(Product_Code:equals:b))', { param_name: 'criteria' }],
    ['((Product_Code:equals:a)and(Product_Code:equals:b))', { param_name: 'criteria' }],
    ['(Product_Code:equals:)', { api_name: 'Product_Code' }],
    ['(Product_Code', { param_name: 'criteria' }],
  ])('refuses %s', async (criteria, details) => {
    const { status, json } = await search('Products', `criteria=${criteria}`);
    expect([status, json]).toMatchObject([400, { code: 'INVALID_QUERY', details }]);
  });
});

it('an account and the person behind it have one id, and the fields that their row has', async () => {
  const [account] = (await search('Accounts', 'word=oak')).json.data;
  const [contact] = (await search('Contacts', 'word=oak')).json.data;
  expect(account).toMatchObject({
    code: 'SHOP-7',
    Email: 'hello@oak.example',
    Phone: '+1 (555) 0100',
    Website: 'oak.example',
    Billing_City: 'Salem',
    Currency: 'USD',
    Description: 'rings back',
    Rating__c: 4,
  });
  expect(contact).toMatchObject({ id: account.id, First_Name: 'Ann', Mailing_Code: '97301' });
  expect(contact.Account_Name).toEqual({ id: account.id, name: 'Oak & Sons', code: 'SHOP-7' });
  const [product] = (await search('Products', 'word=Zylker')).json.data;
  expect(product).toMatchObject({ id: PRODUCT, Unit_Price: 1000, Product_Active: true });
});

it('the sales people of the organisation are users beside the caller', async () => {
  const { users, info } = (await get('/users?type=ActiveUsers')).json;
  expect(users.map(({ full_name }: Json) => full_name)).toEqual(['Demo, full access', 'Lara']);
  expect(info.more_records).toBe(false);
  const pages = await Promise.all(
    [1, 2, 3].map((page) => get(`/users?type=AllUsers&page=${page}&per_page=1`)),
  );
  expect(pages.map(({ status, json }) => json?.users[0].full_name ?? status)).toEqual([
    'Demo, full access',
    'Lara',
    204,
  ]);
  expect((await get(`/users/${users[1].id}`)).json.users).toEqual([users[1]]);
});
