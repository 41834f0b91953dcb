/** What the versions have in common, and every line of the table in which they differ. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERSION_NAMES } from '../../../lib/dialects/zoho-crm/routes.ts';
import { inVersion, wordIn } from '../../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS, type CrmVersion } from '../../../lib/dialects/zoho-crm/versions.ts';
import { aLine, aRecord, aRecordOf, openCrm, recordsOf } from '../../support/crm.ts';
import { PRODUCT } from '../../support/demo-ids.ts';
import { lineWordTable, versionTable } from '../../support/version-table.ts';
import type { Json } from '../../support/wire.ts';

const { live } = await openCrm();
const [V2] = VERSIONS;
const LATER = VERSIONS.filter(({ lines }) => lines !== V2.lines);
const FROM_3 = VERSIONS.filter(({ fieldsRequired }) => fieldsRequired);

const write = (version: CrmVersion, record: object, method = 'POST', path = '') =>
  live.send(method, `${recordsOf(version)}${path}`, { body: { data: [record] } });
const read = async (version: CrmVersion, id: string): Promise<Json> =>
  (await live.send('GET', `${recordsOf(version)}/${id}`)).json.data[0];
const made = async (version: CrmVersion, record: object): Promise<string> => {
  const { status, json, text } = await write(version, record);
  expect(status, text).toBe(201);
  return json.data[0].details.id;
};

const FULL = {
  Discount: '5%',
  Adjustment: 2,
  $line_tax: [{ name: 'City', percentage: 4 }],
  Colour__c: ['oak'],
  Product_Details: [
    aLine({
      Discount: 20,
      line_tax: [{ name: 'Vat', percentage: 10 }],
      product_description: 'oak',
      Grain__c: 3,
    }),
    aLine({ quantity: '0.5', list_price: '99.95' }),
  ],
};

describe.each(VERSIONS)('a record written in $name', (writer) => {
  it.each(VERSIONS)('reads the same in $name, and comes back unchanged', async (reader) => {
    const id = await made(writer, aRecordOf(writer, { Subject: writer.name, ...FULL }));
    const [here, there] = [await read(writer, id), await read(reader, id)];
    expect(there).toEqual(inVersion(reader, await read(V2, id)));
    const [line] = there[reader.lines];
    expect(line).toMatchObject({
      [wordIn(reader, 'quantity')!]: 2,
      [wordIn(reader, 'total_after_discount')!]: 80,
      [wordIn(reader, 'net_total')!]: 88,
      [wordIn(reader, 'product_description')!]: 'oak',
      Grain__c: 3,
    });
    expect(there.Grand_Total).toBe(here.Grand_Total);

    const before = (await live.send('GET', `${recordsOf(V2)}/${id}`)).headers['etag'];
    const { status, text, headers } = await write(reader, there, 'PUT', `/${id}`);
    expect([status, headers['etag']], text).toEqual([200, before]);
    expect(await read(writer, id)).toEqual(here);
  });
});

describe.each(LATER)('lines in $name', (version) => {
  it('are read by their words in any case, and by those of v2', async () => {
    const own = [
      { product_name: { id: PRODUCT }, quantity: 1, LIST_PRICE: 10, Description: 'a' },
      { Product_Name: PRODUCT, Quantity: '2', List_Price: 20, Line_Tax: [{ name: 'Vat', percentage: 10 }] },
    ];
    const { Product_Details: _, ...rest } = aRecord();
    const ids = [await made(version, { ...rest, ordered_items: own }), await made(version, aRecord())];
    const [first, second] = [await read(V2, ids[0]!), await read(V2, ids[1]!)];
    expect(first['Product_Details'].map((line: Json) => [line.list_price, line.product_description])).toEqual(
      [
        [10, 'a'],
        [20, null],
      ],
    );
    expect(first['Grand_Total']).toBe(54);
    expect(second['Grand_Total']).toBe(100);
  });

  it('have a place, and the name of each tax to show; they go by `_delete`', async () => {
    const id = await made(version, aRecordOf(version, FULL));
    const { Ordered_Items: lines } = await read(version, id);
    expect(lines.map((line: Json) => line.Sequence_Number)).toEqual([1, 2]);
    expect(lines[0].Line_Tax).toEqual([expect.objectContaining({ name: 'Vat', display_name: 'Vat' })]);
    const gone = { Ordered_Items: [{ id: lines[0].id, _delete: null }] };
    expect((await write(version, gone, 'PUT', `/${id}`)).status).toBe(200);
    expect((await read(version, id)).Ordered_Items.map((line: Json) => line.id)).toEqual([lines[1].id]);
  });

  it('are refused by their names', async () => {
    const line = { Product_Name: { id: PRODUCT }, List_Price: 'much' };
    const { json } = await write(version, { ...aRecordOf(version), Ordered_Items: [line] });
    expect(json.data[0].details).toMatchObject({
      api_name: 'List_Price',
      parent_api_name: 'Ordered_Items',
      index: 0,
      ...(version.jsonPath && { json_path: '$.data[0].Ordered_Items[0].List_Price' }),
    });
    const none = await write(version, { ...aRecordOf(version), Ordered_Items: undefined });
    expect(none.json.data[0]).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'Ordered_Items' },
    });
  });

  it('are a module of their own', async () => {
    const of = async (module: string) =>
      (await live.send('GET', `/crm/${version.name}/settings/fields?module=${module}`)).json.fields;
    const fields: Json[] = await of('Ordered_Items');
    const [line] = (await read(version, await made(version, aRecordOf(version)))).Ordered_Items;
    expect(fields.map(({ api_name }) => api_name).toSorted()).toEqual(Object.keys(line).toSorted());
    const orders: Json[] = await of('Sales_Orders');
    const lines = orders.find(({ api_name }) => api_name === 'Ordered_Items');
    for (const key of version.linesModule)
      expect(lines).toMatchObject({ data_type: 'subform', [key]: { module: 'Ordered_Items' } });
    const account = orders.find(({ api_name }) => api_name === 'Account_Name');
    const id = expect.stringMatching(/^\d+$/);
    const module = version.lookupModule === 'object' ? { api_name: 'Accounts', id } : 'Accounts';
    expect(account).toMatchObject({ id, lookup: { module } });
  });
});

describe.each(FROM_3)('a list in $name', (version) => {
  const list = (query: string) => live.send('GET', `${recordsOf(version)}?${query}`);

  it('says which fields it shows, or which ids', async () => {
    const { status, json } = await list('per_page=2');
    expect([status, json.code, json.details]).toEqual([
      400,
      'REQUIRED_PARAM_MISSING',
      { param_name: 'fields' },
    ]);
    expect((await list('ids=42')).status).toBe(204);
    expect((await live.send('GET', `${recordsOf(version)}/search?word=v2`)).status).toBe(200);
  });

  it('goes on by the token of any page, and names each key of `info`', async () => {
    const query = 'fields=Subject&per_page=2';
    const second = (await list(`${query}&page=2`)).json;
    expect(Object.keys(second.info).toSorted()).toEqual(
      ['per_page', 'count', 'page', 'more_records', ...version.info].toSorted(),
    );
    expect(second.info).toMatchObject({ page: 2, more_records: true, previous_page_token: null });
    expect(second.info.page_token_expiry).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    const third = (await list(`${query}&page_token=${second.info.next_page_token}`)).json;
    expect(third.data).toEqual((await list(`${query}&page=3`)).json.data);
    const whole = (await list('fields=Subject&per_page=200')).json.info;
    expect(whole).toMatchObject({ next_page_token: null, page_token_expiry: null, more_records: false });
  });
});

it('a duplicate names the record that is there, from v6 on with its module', async () => {
  for (const version of VERSIONS) {
    const record = aRecordOf(version, { SO_Number: `TWICE-${version.name}` });
    const id = await made(version, record);
    const { details } = (await write(version, record)).json.data[0];
    const duplicate_record = { id, module: { api_name: 'Sales_Orders', id: expect.any(String) } };
    expect(details).toEqual({
      api_name: 'SO_Number',
      id,
      ...(version.jsonPath && { json_path: '$.data[0].SO_Number' }),
      ...(version.duplicateRecord && { duplicate_record }),
    });
  }
});

it.each(['v1', 'v2.2', 'v9', 'v08', 'V2', 'vtwo'])('%s is no version', async (name) => {
  const { status, text } = await live.send('GET', `/crm/${name}/Sales_Orders?fields=Subject`);
  expect([status, JSON.parse(text).code]).toEqual([404, 'INVALID_URL_PATTERN']);
});

it('the routes have a row for each, and docs/crm.md its tables', () => {
  expect(VERSIONS.map(({ name }) => name)).toEqual(VERSION_NAMES);
  const cells = (text: string) => text.replaceAll(/ +|(?<=-)-+/g, ' ');
  const page = cells(readFileSync('docs/crm.md', 'utf8'));
  for (const table of [versionTable(VERSIONS), lineWordTable(VERSIONS[1])])
    for (const row of table.split('\n').filter((line) => !line.startsWith('|--')))
      expect(page).toContain(cells(row));
});
