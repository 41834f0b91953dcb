import { beforeAll, describe, expect, it } from 'vitest';
import { LIST_PARAMETERS } from '../../../lib/dialects/zoho-crm/list-parameters.ts';
import { openCrm, RECORDS } from '../../support/crm.ts';

const { live, crm } = await openCrm();
const ids: string[] = [];
beforeAll(async () => {
  for (const Subject of ['One', 'Two', 'Three']) ids.push(await crm.insert({ Subject }));
  await crm.update(ids[0] ?? '', { Description: 'changed last' });
});

const list = async (query = '', headers = {}) => live.send('GET', `${RECORDS}${query}`, { headers });
const subjects = async (query: string) =>
  (await list(query)).json.data.map(({ Subject }: { Subject: string }) => Subject);

it('shows whole records, the newest first, with what page it is', async () => {
  const answer = await list();
  expect(answer.status).toBe(200);
  expect(answer.json.info).toEqual({ per_page: 200, count: 3, page: 1, more_records: false });
  expect(answer.json.data.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed());
  expect(answer.json.data[2]).toEqual(await crm.read(ids[0] ?? ''));
});

it('goes page by page', async () => {
  const first = await list('?per_page=2');
  expect(first.json.info).toEqual({ per_page: 2, count: 2, page: 1, more_records: true });
  const second = await list('?per_page=2&page=2');
  expect(second.json.info).toEqual({ per_page: 2, count: 1, page: 2, more_records: false });
  expect((await list('?per_page=2&page=3')).status).toBe(204);
  expect((await list('?per_page=900')).json.info.per_page).toBe(200);
});

it('sorts by creation and by last change, either way', async () => {
  expect(await subjects('?sort_by=Modified_Time')).toEqual(['One', 'Three', 'Two']);
  expect(await subjects('?sort_by=Created_Time&sort_order=asc')).toEqual(['One', 'Two', 'Three']);
  expect(await subjects('?sort_by=id&sort_order=desc')).toEqual(['Three', 'Two', 'One']);
});

it('sorts by subject, number, account and total', async () => {
  expect(await subjects('?sort_by=Subject&sort_order=asc')).toEqual(['One', 'Three', 'Two']);
  expect(await subjects('?sort_by=SO_Number')).toEqual(['Three', 'Two', 'One']);
  expect(await subjects('?sort_by=Account_Name&sort_order=asc')).toEqual(['One', 'Two', 'Three']);
  expect(await subjects('?sort_by=Grand_Total&sort_order=asc')).toEqual(['One', 'Two', 'Three']);
});

it('is walked by token', async () => {
  const first = (await list('?per_page=2&sort_order=asc&page_token=')).json;
  expect(first.info).toMatchObject({ count: 2, more_records: true, next_page_token: expect.any(String) });
  const rest = (await list(`?per_page=2&sort_order=asc&page_token=${first.info.next_page_token}`)).json;
  expect(rest.data.map(({ Subject }: { Subject: string }) => Subject)).toEqual(['Three']);
  expect(rest.info).not.toHaveProperty('next_page_token');
});

it('narrows to fields and to ids', async () => {
  const { json } = await list(`?fields=Subject,Grand_Total,Nothing&ids=${ids[1]},42,${ids[0]}`);
  expect(json.data).toEqual([
    { id: ids[1], Subject: 'Two', Grand_Total: 100 },
    { id: ids[0], Subject: 'One', Grand_Total: 100 },
  ]);
  expect((await list('?ids=42')).status).toBe(204);
});

it('is found under the module in any case', async () => {
  expect((await live.send('GET', '/crm/v2/sales_orders')).status).toBe(200);
});

describe('If-Modified-Since', () => {
  it('answers 304 without a body when nothing is newer', async () => {
    const { Modified_Time } = await crm.read(ids[0] ?? '');
    const unchanged = await list('', { 'if-modified-since': Modified_Time });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    const one = await live.send('GET', `${RECORDS}/${ids[0]}`, {
      headers: { 'if-modified-since': Modified_Time },
    });
    expect([one.status, one.text]).toEqual([304, '']);
  });

  it('shows what is', async () => {
    const headers = { 'if-modified-since': '2020-01-01T00:00:00+05:30' };
    expect((await list('', headers)).json.data).toHaveLength(3);
    expect((await live.send('GET', `${RECORDS}/${ids[0]}`, { headers })).status).toBe(200);
    expect((await list('', { 'if-modified-since': 'yesterday' })).status).toBe(400);
  });

  it('comes in the order of the changes unless another is asked for, and says so', async () => {
    const headers = { 'if-modified-since': '2020-01-01T00:00:00+05:30' };
    const subjectsOf = async (query: string) =>
      (await list(query, headers)).json.data.map(({ Subject }: { Subject: string }) => Subject);
    expect(await subjectsOf('')).toEqual(['Two', 'Three', 'One']);
    expect(await subjectsOf('?sort_by=id')).toEqual(['Three', 'Two', 'One']);
    expect(await subjectsOf('?sort_order=asc')).toEqual(['One', 'Two', 'Three']);
    const { json } = await live.send('GET', '/crm/v8/Sales_Orders?fields=Subject', { headers });
    expect(json.info).toMatchObject({ sort_by: 'Modified_Time', sort_order: 'asc' });
  });

  it('takes a time with any offset, as the languages write it', async () => {
    const newest = Date.parse((await crm.read(ids[0] ?? '')).Modified_Time);
    const before = new Date(newest - 1000 + 5.5 * 3_600_000).toISOString().slice(0, 19);
    for (const offset of ['+05:30', '+0530'])
      expect((await list('', { 'if-modified-since': `${before}${offset}` })).status).toBe(200);
    const gmt = new Date(newest).toUTCString();
    expect((await list('', { 'if-modified-since': gmt })).status).toBe(304);
  });
});

it('has nothing to show of an unknown id', async () => {
  const answer = await live.send('GET', `${RECORDS}/42`);
  expect([answer.status, answer.text]).toEqual([204, '']);
});

describe('what is no record is not answered as if there were none', () => {
  it.each([
    ['GET', '/Sales_Orders/actions', 404, 'INVALID_URL_PATTERN'],
    ['GET', '/Sales_Orders/actions/other', 404, 'INVALID_URL_PATTERN'],
    ['POST', '/Sales_Orders/actions/count', 400, 'INVALID_REQUEST_METHOD'],
    ['GET', '/Sales_Orders/abc', 404, 'INVALID_URL_PATTERN'],
    ['PUT', '/Sales_Orders/abc', 404, 'INVALID_URL_PATTERN'],
    ['DELETE', '/Sales_Orders/abc', 404, 'INVALID_URL_PATTERN'],
    ['GET', '/Sales_Orders/42/Attachments', 404, 'INVALID_URL_PATTERN'],
    ['POST', '/Sales_Orders/42/Attachments', 404, 'INVALID_URL_PATTERN'],
    ['PUT', '/Sales_Orders/42/Notes', 400, 'INVALID_REQUEST_METHOD'],
    ['GET', '/settings/roles', 404, 'INVALID_URL_PATTERN'],
    ['POST', '/org', 400, 'INVALID_REQUEST_METHOD'],
    ['POST', '/users', 400, 'INVALID_REQUEST_METHOD'],
    ['POST', '/coql', 404, 'INVALID_URL_PATTERN'],
    ['GET', '/coql', 404, 'INVALID_URL_PATTERN'],
    ['POST', '/Sales_Orders/actions/mass_update', 404, 'INVALID_URL_PATTERN'],
    ['GET', '/settings', 404, 'INVALID_URL_PATTERN'],
    ['GET', '/Sales_Orders/upsert', 400, 'INVALID_REQUEST_METHOD'],
    ['GET', '/Leads/search?word=x', 400, 'INVALID_MODULE'],
    ['GET', '/Leads', 400, 'INVALID_MODULE'],
  ])('%s %s', async (method, path, status, code) => {
    const answer = await live.send(
      method,
      `/crm/v2${path}`,
      method === 'PUT' ? { body: { data: [{}] } } : {},
    );
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it.each(LIST_PARAMETERS.filter(({ served, values }) => served.length === 0 || values))(
    'the parameter $name',
    async ({ name }) => {
      const { status, json } = await live.send('GET', `${RECORDS}?${name}=no-such-value`);
      expect([status, json.code, json.details.param_name]).toEqual([400, 'INVALID_DATA', name]);
      expect((await live.send('GET', `${RECORDS}?${name}=`)).status).toBe(200);
    },
  );

  it('values that ask for everything are served', async () => {
    const query = 'converted=false&approved=both&whatever=1';
    expect((await live.send('GET', `${RECORDS}?${query}`)).status).toBe(200);
  });

  it('a bulk job', async () => {
    const { status, json } = await live.send('POST', '/crm/bulk/v2/read', { body: {} });
    expect([status, json.code]).toEqual([404, 'INVALID_URL_PATTERN']);
  });

  it('a form that is not made', async () => {
    const headers = { accept: 'application/pdf' };
    const { status, json } = await live.send('GET', RECORDS, { headers });
    expect([status, json.code]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  it('a slash at the end is shown the way', async () => {
    const { status, headers } = await live.send('GET', `${RECORDS}/?page=1&fields=Subject`);
    expect([status, headers['location']]).toEqual([308, `${RECORDS}?page=1&fields=Subject`]);
  });
});

describe('metadata', () => {
  it('names every key that a record answers, and what may be picked', async () => {
    const { json } = await live.send('GET', '/crm/v2/settings/fields?module=Sales_Orders');
    const fields = new Map<string, any>(json.fields.map((field: any) => [field.api_name, field]));
    const answered = Object.keys(await crm.read(ids[0] ?? '')).filter((name) => !name.startsWith('$'));
    // A field of that name would lose every record on the official Python client.
    expect([...fields.keys()].toSorted()).toEqual(answered.filter((name) => name !== 'id').toSorted());
    const pickedFrom = (name: string) =>
      fields.get(name).pick_list_values.map(({ display_value }: { display_value: string }) => display_value);
    expect(pickedFrom('Status')).toEqual(['Created', 'Approved', 'Delivered', 'Cancelled']);
    expect(pickedFrom('Carrier')).toContain('FedEX');
    expect(fields.get('Account_Name')).toMatchObject({
      data_type: 'lookup',
      json_type: 'jsonobject',
      system_mandatory: true,
      lookup: { module: 'Accounts' },
      display_label: 'Account Name',
    });
    expect(fields.get('Account_Name')).not.toHaveProperty('id');
    expect(fields.get('Adjustment').decimal_place).toBe(2);
    expect(fields.get('Grand_Total')).toMatchObject({
      data_type: 'formula',
      formula: { return_type: 'currency' },
    });
    expect(fields.get('Subject').length).toBe(255);
  });

  it('describes every module that a field looks up, and lists them', async () => {
    const { json } = await live.send('GET', '/crm/v2/settings/modules');
    const names = json.modules.map(({ api_name }: { api_name: string }) => api_name);
    const served = ['Sales_Orders', 'Accounts', 'Contacts', 'Products'];
    expect(names).toEqual([...served, 'Deals', 'Quotes', 'Notes', 'Price_Books']);
    const seen = json.modules.filter(({ visibility }: { visibility: number }) => visibility === 1);
    expect(seen.map(({ api_name }: { api_name: string }) => api_name)).toEqual(served);
    for (const name of [...names, 'accounts']) {
      const fields = await live.send('GET', `/crm/v2/settings/fields?module=${name}`);
      expect(fields.json.fields.map(({ api_name }: { api_name: string }) => api_name)).toContain(
        'Created_Time',
      );
    }
  });
});
