/** Input that means harm, over HTTP: refused in the dialect's words, at once, and nothing has happened. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openLiveApi, type Api } from '../support/api.ts';
import { exchange, type Sent } from '../support/client.ts';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';

const ORDERS = '/inventory/v1/salesorders';
const RECORDS = '/crm/v2/Sales_Orders';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TEXT = encodeURIComponent(
  JSON.stringify({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM }] }),
);
const ORDER = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 2 }] };

let api: Api & { url: string };
beforeAll(async () => (api = await openLiveApi()));

async function create(more: object = {}): Promise<string> {
  const { json } = await api.send('POST', ORDERS, { body: { ...ORDER, ...more } });
  return String(json.salesorder.salesorder_id);
}
const stands = async (id: string) => (await api.send('GET', `${ORDERS}/${id}`)).status;
/** Bytes as they are. */
async function bytes(body: Buffer, headers: Record<string, string> = {}) {
  const sent = { authorization: 'Bearer demo-full-access', 'content-type': 'application/json', ...headers };
  const answer = await exchange(`${api.url}${ORDERS}/calculate`, { method: 'POST', headers: sent }, body);
  return answer.status;
}

describe('a form', () => {
  it.each([60_000, 600_000])(
    'of %i fields is refused within 0.3 s of CPU, and delays nobody else longer',
    async (fields) => {
      const body = Array.from({ length: fields }, (_, at) => `${at.toString(36)}=1`).join('&');
      const form = () => api.send('POST', `${ORDERS}/calculate`, { body, contentType: FORM });
      const list = () => api.send('GET', ORDERS, { key: 'demo-other-org' });
      await Promise.all([form(), list()]);
      const before = process.threadCpuUsage();
      const [refused, listed] = await Promise.all([form(), list()]);
      const { user, system } = process.threadCpuUsage(before);
      expect([refused.status, refused.json.code, listed.status]).toEqual([400, 4, 200]);
      // Of both ends of both calls: whoever waits for one of them waits no longer than that.
      expect(user + system).toBeLessThan(300_000);
    },
  );

  it('may give each of a hundred ids in a field of its own', async () => {
    const ids = Array.from({ length: 100 }, (_, at) => `salesorder_ids=${1000 + at}`);
    const sent = { body: ids.join('&'), contentType: FORM };
    expect((await api.send('POST', `${ORDERS}/status/confirmed`, sent)).json.code).toBe(1002);
  });
});

describe('a body', () => {
  it.each([
    ['numbers', `{"custom_fields":[${'0,'.repeat(2_000_000)}0]}`],
    ['empty objects', `{"custom_fields":[${'{},'.repeat(1_300_000)}{}]}`],
    ['ids', `{"salesorder_ids":[${'"1",'.repeat(1_000_000)}"1"]}`],
  ])('of millions of %s is refused without being read', async (_, body) => {
    const path = body.includes('ids') ? `${ORDERS}/status/void` : `${ORDERS}/calculate`;
    const before = process.threadCpuUsage();
    const { status } = await api.send('POST', path, { body });
    expect(status).toBe(400);
    expect(process.threadCpuUsage(before).user).toBeLessThan(300_000);
  });

  it.each<[string, Record<string, string>, number]>([
    ['that is not UTF-8', {}, 400],
    ['in another charset', { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    ['that says it is compressed', { 'content-encoding': 'br' }, 415],
  ])('%s is refused', async (_, headers, status) => {
    const text = headers['content-type'] || headers['content-encoding'] ? 'plain' : '\xff\xfe';
    const body = Buffer.from(JSON.stringify({ ...ORDER, notes: text }), 'latin1');
    expect(await bytes(body, headers)).toBe(status);
  });

  it.each(['9'.repeat(41), '1e400', '1e-4000', `0.${'1'.repeat(50)}`])(
    'with a number that few can read (%s) is not carried along',
    async (number) => {
      const text = JSON.stringify({ ...ORDER, x: 'N', custom_fields: [{ label: 'n', value: 'N' }] });
      expect((await api.send('POST', ORDERS, { body: text.replace('"N"', number) })).status).toBe(400);
      expect((await api.send('POST', ORDERS, { body: text.replace(/"N"(?=}])/, number) })).status).toBe(400);
    },
  );

  it.each<[string, string, unknown]>([
    ['PUT', '', { ignore_auto_number_generation: { toString: 1 } }],
    ['PUT', RECORDS, { data: [{ id: { toString: 1 } }] }],
    ['POST', `${RECORDS}/upsert`, { data: [{ id: { toString: 1 }, Subject: 'x' }] }],
    ['POST', `${RECORDS}/upsert`, { data: [{ Subject: 'x' }], duplicate_check_fields: [{ toString: 1 }] }],
  ])('with an object where text is due is a 400: %s %s', async (method, path, body) => {
    const at = path || `${ORDERS}/${await create()}`;
    expect((await api.send(method, at, { body })).status).toBe(400);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('is told of its own field %s', async (name) => {
    const body = { ...ORDER, [name]: 'x'.repeat(10_001) };
    const inventory = await api.send('POST', ORDERS, { body });
    const record = { Subject: 's', Account_Name: { id: CUSTOMER }, [name]: 'x'.repeat(10_001) };
    const crm = await api.send('POST', RECORDS, { body: { data: [record] } });
    expect([inventory.status, crm.json.data[0].details.api_name]).toEqual([400, name]);
    expect(inventory.text).not.toContain('native code');
  });
});

describe('a condition', () => {
  /** Every write of an order that is there: `ID` and `NUMBER` stand for it. */
  const WRITES: [string, string, object?][] = [
    ['PUT', `${ORDERS}/ID`, { notes: 'changed' }],
    ['POST', `${ORDERS}/ID/status/confirmed`],
    ['POST', `${ORDERS}/ID/status/void`],
    ['DELETE', `${ORDERS}/ID`],
    ['POST', `${ORDERS}/status/confirmed?salesorder_ids=ID`],
    ['POST', `${ORDERS}/status/void?salesorder_ids=ID`],
    ['DELETE', `${ORDERS}?salesorder_ids=ID`],
    ['PUT', `${RECORDS}/ID`, { data: [{ Subject: 'changed' }] }],
    ['PUT', RECORDS, { data: [{ id: 'ID', Subject: 'changed' }] }],
    [
      'POST',
      `${RECORDS}/upsert`,
      { data: [{ id: 'ID', Subject: 'changed', Account_Name: { id: CUSTOMER } }] },
    ],
    ['DELETE', `${RECORDS}/ID`],
    ['DELETE', `${RECORDS}?ids=ID`],
    ['POST', '/store/api/v1/salesorders/ID/status/confirmed'],
    ['POST', '/store/api/v1/salesorders/ID/status/void'],
    ['POST', '/store/api/v1/salesorders/ID/status/cancelled'],
    [
      'PUT',
      '/api/v6.1/sale_order',
      { current_order_code: 'NUMBER', order_terms: [{ term_content: 'changed' }] },
    ],
  ];
  const CONDITIONS: Record<string, string>[] = [
    { 'if-match': '"77"' },
    { 'if-unmodified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' },
    { 'if-match': '' },
    { 'if-unmodified-since': '' },
    { 'if-unmodified-since': 'then' },
  ];

  it.each(WRITES)('that does not hold, or says nothing, stops %s %s', async (method, path, body) => {
    const { json } = await api.send('POST', ORDERS, { body: ORDER });
    const { salesorder_id: id, salesorder_number: number } = json.salesorder;
    const named = (text: string) => text.replace('ID', id).replace('NUMBER', number);
    const before = await api.send('GET', `${ORDERS}/${id}`);
    const headers = { 'x-api-key': 'demo-full-access' };
    const sent = { body: body && named(JSON.stringify(body)) };
    for (const condition of CONDITIONS) {
      await api.send(method, named(path), { ...sent, headers: { ...headers, ...condition } });
      expect((await api.send('GET', `${ORDERS}/${id}`)).text, JSON.stringify(condition)).toBe(before.text);
    }
    await api.send(method, named(path), { ...sent, headers: { ...headers, 'if-match': '"1"' } });
    expect((await api.send('GET', `${ORDERS}/${id}`)).text).not.toBe(before.text);
  });
});

describe('what is refused', () => {
  it('has not happened: ids that no order has are refused before anything is deleted', async () => {
    const id = await create();
    const body = `salesorder_ids=${id},x${'"'.repeat(3_900_000)}`;
    expect((await api.send('DELETE', ORDERS, { body, contentType: FORM })).status).toBe(400);
    expect((await api.send('DELETE', `${RECORDS}?ids=${id},${'x'.repeat(101)}`)).status).toBe(400);
    expect(await stands(id)).toBe(200);
  });
});

describe('a character of two halves', () => {
  it.each([197, 198, 199, 200])('is never cut in two: after %i others', async (others) => {
    const text = `${'x'.repeat(others)}😀😀`;
    const id = await create({ notes: text });
    const { status } = await api.send('PUT', `${ORDERS}/${id}`, { body: { notes: `${text}.` } });
    const history = await api.send('GET', `${ORDERS}/${id}/history`);
    expect([status, history.status, history.text.isWellFormed()]).toEqual([200, 200, true]);
    expect(history.text).not.toMatch(/\\ud[89a-f]/);
  });

  it.each([57, 58, 59, 60])('finds what begins with it after %i others', async (others) => {
    const number = `${'n'.repeat(others)}😀${'z'.repeat(5)}`;
    await api.send('POST', ORDERS, { body: { ...ORDER, salesorder_number: number } });
    const query = { salesorder_number_startswith: number.slice(0, -5) };
    const { status, json } = await api.send('GET', ORDERS, { query });
    expect(status).toBe(200);
    expect(json.salesorders.map((row: { salesorder_number: string }) => row.salesorder_number)).toEqual([
      number,
    ]);
  });

  it('is named whole where a name is too long', async () => {
    const body = { ...ORDER, [`${'n'.repeat(99)}😀${'n'.repeat(9)}`]: 1 };
    const { status, text } = await api.send('POST', ORDERS, { body });
    expect([status, /\\ud[89a-f]/.test(text)]).toEqual([400, false]);
  });
});

describe('a text that grows when it is normalized', () => {
  it.each(['\ufb2c'.repeat(500), '\u{1d160}'.repeat(250), '字'.repeat(500)])(
    'is looked for all the same (%#)',
    async (text) => {
      const body = { ...ORDER, salesperson_name: text, reference_number: text };
      expect((await api.send('POST', ORDERS, { body })).status).toBe(201);
      for (const name of [
        'reference_number',
        'customer_name',
        'search_text',
        'salesperson_id',
        'customer_id',
      ])
        expect((await api.send('GET', ORDERS, { query: { [name]: text } })).status, name).toBe(200);
    },
  );
});

describe('a number', () => {
  it('that somebody chose does not carry the series away', async () => {
    const far = await api.send('POST', ORDERS, {
      body: { ...ORDER, salesorder_number: 'SO-999999999999999' },
      query: { ignore_auto_number_generation: 'true' },
    });
    expect(far.status).toBe(201);
    const next = await api.send('POST', ORDERS, { body: ORDER });
    expect(next.json.salesorder.salesorder_number.length).toBeLessThan(10);
  });

  it.each(['SO-1\u200b', '\u202eSO-1'])(
    'with characters that nobody sees is refused (%j)',
    async (number) => {
      const sent = {
        body: { ...ORDER, salesorder_number: number },
        query: { ignore_auto_number_generation: 'true' },
      };
      expect((await api.send('POST', ORDERS, sent)).status).toBe(400);
    },
  );
});

describe('an organisation', () => {
  it.each<[string, Record<string, string>]>([
    [`${ORDERS}?organization_id=10234695&organization_id=20469390`, {}],
    [`${ORDERS}?organization_id[]=20469390`, {}],
    [ORDERS, { 'x-com-zoho-inventory-organizationid': '20469390' }],
    [RECORDS, { 'x-crm-org': '20469390' }],
  ])('that contradicts the key is refused wherever it is named: %s %j', async (path, headers) => {
    const { status } = await api.send('GET', path, { headers });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each<[string, string, Sent]>([
    ['JSON', ORDERS, { body: { ...ORDER, organization_id: '20469390' } }],
    ['a JSON number', ORDERS, { body: { ...ORDER, organization_id: 20_469_390 } }],
    ['no id at all', ORDERS, { body: { ...ORDER, organization_id: { id: '10234695' } } }],
    ['a form', ORDERS, { body: `JSONString=${JSON_TEXT}&organization_id=20469390`, contentType: FORM }],
    [
      'a list of a form',
      ORDERS,
      { body: `JSONString=${JSON_TEXT}&organization_id[]=20469390`, contentType: FORM },
    ],
    [
      'both',
      ORDERS,
      {
        body: `JSONString=${JSON_TEXT}&organization_id=10234695&organization_id=20469390`,
        contentType: FORM,
      },
    ],
    [
      'a call on many',
      `${ORDERS}/status/void`,
      { body: { salesorder_ids: ['1'], organization_id: '20469390' } },
    ],
    ['a reason', `${ORDERS}/1/status/void`, { body: { reason: 'r', organization_id: '20469390' } }],
    ['a calculation', `${ORDERS}/calculate`, { body: { ...ORDER, organization_id: '20469390' } }],
  ])('that contradicts the key is refused in a body too: %s', async (_, path, sent) => {
    const { status, json } = await api.send('POST', path, sent);
    expect([status, json.code]).toEqual([400, 6041]);
  });

  it.each(['10234695', 10_234_695, '', null])('of the key may stand in a body (%j)', async (id) => {
    const sent = { body: { ...ORDER, organization_id: id } };
    expect((await api.send('POST', `${ORDERS}/calculate`, sent)).status).toBe(200);
  });

  it('may be named twice, when it is the key’s', async () => {
    const path = `${ORDERS}?organization_id=10234695&organization_id=10234695`;
    expect((await api.send('GET', path)).status).toBe(200);
  });
});
