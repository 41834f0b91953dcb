import { beforeAll, describe, expect, it } from 'vitest';
import { FILTERS } from '../../../lib/domain/list-command.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import type { WireRequest } from '../../../lib/dialects/exchange.ts';
import { encodeError } from '../../../lib/dialects/zoho-crm/errors.ts';
import { SEARCH_PARAMETERS } from '../../../lib/dialects/zoho-crm/list-parameters.ts';
import { aboutList } from '../../../lib/dialects/zoho-crm/searches.ts';
import { aLine, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();
/** Four records: three that stand, and one that is deleted. */
const ids: string[] = [];
let times: string[];
beforeAll(async () => {
  ids.push(
    await crm.insert({ Subject: 'Alpha', SO_Number: 'S-1', Due_Date: '2026-12-01', Customer_No: 'C,1' }),
    await crm.insert({
      Subject: 'Alpha (two), one',
      SO_Number: 'S-2',
      Status: 'Approved',
      Billing_City: 'Đà Nẵng',
      Product_Details: [aLine({ quantity: 3 })],
    }),
    await crm.insert({
      Subject: 'Beta: a\\b',
      SO_Number: 'T-3',
      Sales_Commission: 12.5,
      Owner: { id: '777', name: 'Olga' },
      Due_Date: '2026-12-24',
    }),
    await crm.insert({ Subject: 'Alpha', SO_Number: 'S-4' }),
  );
  await crm.call('DELETE', `${RECORDS}/${ids[3]}`);
  await crm.update(ids[2] ?? '', { Status: 'Cancelled' });
  times = await Promise.all(ids.slice(0, 3).map(async (id) => (await crm.read(id)).Created_Time));
}, 60_000);

const ask = (query: Record<string, string>, path = 'search', key?: string) =>
  live.send('GET', `${RECORDS}/${path}?${new URLSearchParams(query)}`, { ...(key && { key }) });
/** Which of the records are found, by their places. */
async function found(query: Record<string, string>): Promise<number[]> {
  const { status, json, text } = await ask({ sort_order: 'asc', ...query });
  if (status === 204) {
    expect(text).toBe('');
    return [];
  }
  expect(status, text).toBe(200);
  return json.data.map(({ id }: { id: string }) => ids.indexOf(id));
}

const CRITERIA: [criteria: string, places: number[]][] = [
  ['(Subject:equals:Alpha)', [0]],
  ['Subject:equals:Alpha', [0]],
  ['((Subject:equals:Alpha))', [0]],
  ['( Subject : equals : Alpha )', [0]],
  ['(Subject:EQUALS:Alpha)', [0]],
  ['(Subject:equals:Alpha\\(two\\)\\, one)', []],
  ['(Subject:equals:Alpha \\(two\\)\\, one)', [1]],
  ['(Subject:equals:Alpha (two), one)', [1]],
  ['(Subject:equals:Beta: a\\\\b)', [2]],
  ['(Subject:starts_with:Alpha)', [0, 1]],
  ['(Subject:starts_with:Alpha \\()', [1]],
  ['(Subject:not_equal:Alpha)', [1, 2]],
  ['(Subject:in:Alpha,Beta: a\\\\b)', [0, 2]],
  ['(Subject:in:nothing,Alpha \\(two\\)\\, one)', [1]],
  ['(Subject:equals:nothing)', []],
  [`(Subject:equals:${'x'.repeat(300)})`, []],
  ['(SO_Number:equals:S-1)', [0]],
  ['(SO_Number:starts_with:S-)', [0, 1]],
  ['(SO_Number:in:S-1,T-3,S-4,S-9)', [0, 2]],
  ['(SO_Number:equals:S-4)', []],
  ['(Status:equals:Created)', [0]],
  ['(Status:in:Approved,Cancelled)', [1, 2]],
  ['(Status:not_equal:Delivered)AND(Status:not_equal:Cancelled)', [0, 1]],
  ['(Status:equals:Delivered)', []],
  ['((Status:equals:Created)and(Status:equals:Approved))', []],
  ['(Grand_Total:equals:100)', [0, 2]],
  ['(Grand_Total:equals:100.00)', [0, 2]],
  ['(Grand_Total:greater_than:100)', [1]],
  ['(Grand_Total:greater_equal:100)', [0, 1, 2]],
  ['(Grand_Total:less_than:150)', [0, 2]],
  ['(Grand_Total:less_equal:150)', [0, 1, 2]],
  ['(Grand_Total:between:120,200)', [1]],
  ['(Grand_Total:not_equal:100)', [1]],
  ['(Grand_Total:in:1,150)', [1]],
  ['(Sub_Total:equals:150)', [1]],
  [`(Account_Name:equals:${ACCOUNT})`, [0, 1, 2]],
  [`(Account_Name.id:equals:${ACCOUNT})and(Subject:starts_with:B)`, [2]],
  ['(Account_Name:equals:42)', []],
  ['(Account_Name:equals:nobody at all)', []],
  ['(Due_Date:equals:2026-12-01)', [0]],
  ['(Due_Date:between:2026-12-01,2026-12-24)', [0, 2]],
  ['(Due_Date:greater_than:2026-12-01)', [2]],
  ['(Due_Date:less_than:2026-12-24)', [0]],
  ['(Due_Date:not_equal:2026-12-01)', [1, 2]],
  ['(Customer_No:equals:C\\,1)', [0]],
  ['(Customer_No:in:C\\,1,x)', [0]],
  ['(Customer_No:in:C,1)', []],
  ['(Billing_City:equals:Đà Nẵng)', [1]],
  ['(Billing_City:starts_with:Đà)', [1]],
  ['(Sales_Commission:equals:12.50)', [2]],
  ['(Sales_Commission:less_than:13)', [2]],
  ['(Owner:equals:777)', [2]],
  ['(Owner:equals:Olga)', [2]],
  ['(Owner:not_equal:Olga)', [0, 1]],
  ['(Currency:equals:USD)', [0, 1, 2]],
  ['((SO_Number:equals:S-1)or(SO_Number:equals:T-3))', [0, 2]],
  ['(SO_Number:equals:S-1)or(SO_Number:equals:S-2)and(Status:equals:Cancelled)', [0]],
  ['((SO_Number:equals:S-1)or(SO_Number:equals:S-2))and(Status:equals:Approved)', [1]],
  ['((Subject:equals:Alpha) or (Billing_City:equals:Đà Nẵng))', [0, 1]],
  ['((Subject:starts_with:Alpha)and(Subject:starts_with:Alpha \\())', [1]],
  ['((Subject:starts_with:Alpha)and((Due_Date:equals:2026-12-01)or(Status:equals:Cancelled)))', [0]],
];

describe('criteria', () => {
  it.each(CRITERIA)('%s', async (criteria, places) => {
    expect(await found({ criteria })).toEqual(places);
    const counted = await ask({ criteria }, 'actions/count');
    expect([counted.status, counted.json]).toEqual([200, { count: places.length }]);
  });

  it('ids are found, by one or several', async () => {
    expect(await found({ criteria: `(id:equals:${ids[1]})` })).toEqual([1]);
    expect(await found({ criteria: `(id:in:${ids.join(',')})` })).toEqual([0, 1, 2]);
    expect(await found({ criteria: `((id:equals:${ids[0]})or(id:equals:${ids[2]}))` })).toEqual([0, 2]);
    expect(await found({ criteria: `(id:not_equal:${ids[1]})` })).toEqual([0, 2]);
    expect(await found({ criteria: '(id:equals:abc)' })).toEqual([]);
  });

  it('times are compared by the second, in any zone, with a plus that became a space too', async () => {
    const [first = '', , last = ''] = times;
    const utc = `${new Date(first).toISOString().slice(0, 19)}Z`;
    for (const time of [first, utc, first.replace('+', ' ')]) {
      expect(await found({ criteria: `(Created_Time:greater_equal:${time})` })).toEqual([0, 1, 2]);
      expect(await found({ criteria: `(Created_Time:less_than:${time})` })).toEqual([]);
      expect(await found({ criteria: `(Created_Time:equals:${time})` })).toContain(0);
    }
    expect(await found({ criteria: `(Created_Time:between:${first},${last})` })).toEqual([0, 1, 2]);
    expect(await found({ criteria: `(Created_Time:greater_than:${last})` })).toEqual([]);
    const { Modified_Time } = await crm.read(ids[2] ?? '');
    expect(await found({ criteria: `(Modified_Time:equals:${Modified_Time})` })).toContain(2);
    expect(await found({ criteria: `(Modified_Time:greater_equal:${Modified_Time})` })).toContain(2);
    expect(await found({ criteria: `(Modified_Time:greater_than:${Modified_Time})` })).toEqual([]);
    expect(await found({ criteria: `(Modified_Time:less_equal:${Modified_Time})` })).toEqual([0, 1, 2]);
    expect(await found({ criteria: '(Modified_Time:less_than:2020-01-01T00:00:00+05:30)' })).toEqual([]);
  });

  it.each([
    ['(Nonsense:equals:1)', { api_name: 'Nonsense', operator: 'equals' }],
    ['(constructor:equals:1)', { api_name: 'constructor', operator: 'equals' }],
    ['(Product_Details:equals:1)', { api_name: 'Product_Details', operator: 'equals' }],
    ['(Subject:greater_than:1)', { api_name: 'Subject', operator: 'greater_than' }],
    ['(Subject:between:a,b)', { api_name: 'Subject', operator: 'between' }],
    ['(Subject:contains:1)', { api_name: 'Subject', operator: 'contains' }],
    ['(Grand_Total:starts_with:1)', { api_name: 'Grand_Total', operator: 'starts_with' }],
    ['(Grand_Total:equals:many)', { api_name: 'Grand_Total', operator: 'equals' }],
    ['(Grand_Total:between:1)', { api_name: 'Grand_Total', operator: 'between' }],
    ['(Grand_Total:between:1,2,3)', { api_name: 'Grand_Total', operator: 'between' }],
    ['(Status:equals:Whatever)', { api_name: 'Status', operator: 'equals' }],
    ['(Due_Date:equals:tomorrow)', { api_name: 'Due_Date', operator: 'equals' }],
    ['(Created_Time:equals:2026-11-27)', { api_name: 'Created_Time', operator: 'equals' }],
    ['(Subject:equals:)', { api_name: 'Subject', operator: 'equals' }],
    ['(Subject:in:a,)', { api_name: 'Subject', operator: 'in' }],
    ['(Account_Name.name:equals:x)', { api_name: 'Account_Name.name', operator: 'equals' }],
    ['(Subject:equals:Alpha', { param_name: 'criteria' }],
    ['(Subject:equals:Alpha))', { param_name: 'criteria' }],
    ['((Subject:equals:Alpha)', { param_name: 'criteria' }],
    ['(Subject:equals:Alpha)xor(Subject:equals:B)', { param_name: 'criteria' }],
    ['(Subject:equals:Alpha)and', { param_name: 'criteria' }],
    ['(Subject=Alpha)', { param_name: 'criteria' }],
    ['()', { param_name: 'criteria' }],
    [')', { param_name: 'criteria' }],
    ['(:equals:x)', { param_name: 'criteria' }],
    ['('.repeat(500), { param_name: 'criteria' }],
  ])('%s is refused, and says what is wrong', async (criteria, details) => {
    for (const path of ['search', 'actions/count']) {
      const { status, json } = await ask({ criteria }, path);
      expect([status, json.code]).toEqual([400, 'INVALID_QUERY']);
      expect(json.details).toEqual({ ...details, reason: expect.any(String) });
    }
  });

  it.each([
    ['Product_Details', 'the field is not available for search'],
    ['Nonsense', 'the field is unknown'],
    ['constructor', 'the field is unknown'],
  ])('%s: %s', async (field, reason) => {
    const { json } = await ask({ criteria: `(${field}:equals:1)` });
    expect(json.details).toEqual({ api_name: field, operator: 'equals', reason });
  });

  it('more criteria or values than are taken are refused', async () => {
    const many = Array.from({ length: 11 }, () => '(Subject:equals:x)').join('or');
    const values = Array.from({ length: 101 }, (_, at) => `x${at}`).join(',');
    for (const criteria of [many, `(Subject:in:${values})`]) {
      const { status, json } = await ask({ criteria });
      expect([status, json.code, json.details.param_name]).toEqual([400, 'LIMIT_EXCEEDED', 'criteria']);
    }
  });
});

describe('a search', () => {
  it.each([
    [{ word: 'alpha' }, [0, 1]],
    [{ word: 'T-3' }, [2]],
    [{ word: 'nowhere at all' }, []],
    [{ email: 'nobody@example.com' }, []],
    [{ phone: '+1 555 0100' }, []],
    [{ word: 'alpha', criteria: '(Status:equals:Approved)' }, [1]],
    [{ criteria: '(Subject:starts_with:Alpha)', phone: '12', email: 'a@b.c' }, []],
  ] as [Record<string, string>, number[]][])('%j', async (query, places) => {
    expect(await found(query)).toEqual(places);
  });

  it('is paged, sorted and narrowed to fields as a list is', async () => {
    const criteria = '(Grand_Total:greater_than:1)';
    const first = await ask({ criteria, per_page: '2', sort_by: 'Subject', sort_order: 'asc' });
    expect(first.json.info).toEqual({ per_page: 2, count: 2, page: 1, more_records: true });
    const second = await ask({ criteria, per_page: '2', page: '2', sort_by: 'Subject', fields: 'Subject' });
    expect(second.json.data).toEqual([{ id: ids[0], Subject: 'Alpha' }]);
    expect(second.json.info).toMatchObject({ count: 1, page: 2, more_records: false });
    expect((await ask({ criteria, page: '9' })).status).toBe(204);
    const walk = await ask({ criteria, per_page: '2', page_token: '' });
    const token = walk.json.info.next_page_token;
    expect((await ask({ criteria, per_page: '2', page_token: token })).json.data).toHaveLength(1);
    const other = await ask({ criteria: '(Grand_Total:greater_than:2)', page_token: token });
    expect([other.status, other.json.details.param_name]).toEqual([400, 'page_token']);
    expect((await ask({ criteria, sort_by: 'sortBy' })).json.details.param_name).toBe('sort_by');
    expect((await ask({ criteria, page: '0' })).json.details.param_name).toBe('page');
  });

  it('shows records as they are read', async () => {
    const { json } = await ask({ criteria: '(SO_Number:equals:S-2)' });
    expect(json.data).toEqual([await crm.read(ids[1] ?? '')]);
  });

  it('without anything to look for is refused', async () => {
    for (const query of [{}, { criteria: ' ' }, { page: '1' }] as Record<string, string>[]) {
      const { status, json } = await ask(query);
      expect([status, json.code, json.details]).toEqual([
        400,
        'REQUIRED_PARAM_MISSING',
        { param_name: 'criteria' },
      ]);
    }
    expect((await ask({ phone: 'none' })).json.details.param_name).toBe('phone');
  });

  it('of another organisation finds and counts nothing', async () => {
    const criteria = '(Subject:starts_with:Alpha)';
    for (const query of [{ criteria }, { criteria: `(id:equals:${ids[0]})` }, { word: 'alpha' }] as Record<
      string,
      string
    >[]) {
      expect((await ask(query, 'search', 'demo-other-org')).status).toBe(204);
      expect((await ask(query, 'actions/count', 'demo-other-org')).json).toEqual({ count: 0 });
    }
  });

  it.each(SEARCH_PARAMETERS.filter(({ served, values }) => served.length === 0 || values))(
    'refuses the parameter $name',
    async ({ name }) => {
      const { status, json } = await ask({ word: 'alpha', [name]: 'no-such-value' });
      expect([status, json.code, json.details.param_name]).toEqual([400, 'INVALID_DATA', name]);
    },
  );

  it('of other modules, and of ours in small letters', async () => {
    const other = await live.send('GET', '/crm/v2/Leads/search?word=x');
    expect([other.status, other.json.code]).toEqual([400, 'INVALID_MODULE']);
    expect((await live.send('GET', '/crm/v2/sales_orders/search?word=alpha')).status).toBe(200);
    const post = await live.send('POST', `${RECORDS}/search?word=x`, { body: {} });
    expect([post.status, post.json.code]).toEqual([400, 'INVALID_REQUEST_METHOD']);
  });
});

describe('what is too wide', () => {
  const wordOf = (field: string, asked: string) => {
    const query = new URLSearchParams(asked);
    const { answer } = aboutList({ query } as WireRequest, {} as never, () => ({ status: 200 }));
    const error = new OrderError('invalid_value', { field, reason: 'narrow it' });
    try {
      answer([{ error }]);
    } catch (thrown) {
      return (encodeError(thrown as OrderError, '').body as any).details.param_name;
    }
  };

  it.each(FILTERS.filter((filter) => filter !== 'ids' && filter !== 'modifiedSince'))(
    'is named by a parameter of the search: %s',
    (filter) => {
      expect(wordOf(filter, 'criteria=(x)')).toBe(filter === 'searchText' ? 'word' : 'criteria');
    },
  );

  it.each([
    ['sortBy', 'criteria=(x)', 'sort_by'],
    ['sortBy', 'sort_by=Subject', 'sort_by'],
    ['pageToken', 'page_token=x', 'page_token'],
    ['ids', 'ids=1', 'ids'],
    ['where', 'email=x', 'email'],
    ['where', 'phone=1', 'phone'],
    ['count', '', 'criteria'],
  ])('%s of %s is called %s', (field, query, name) => {
    expect(wordOf(field, query)).toBe(name);
  });
});

describe('a count', () => {
  it('is of all that stand, or of what is looked for', async () => {
    expect((await ask({}, 'actions/count')).json).toEqual({ count: 3 });
    expect((await ask({ word: 'alpha' }, 'actions/count')).json).toEqual({ count: 2 });
    expect((await ask({ page: '7', per_page: '1' }, 'actions/count')).json).toEqual({ count: 3 });
  });
});
