/** Every row of CRM's error table, but for the rate limit. */
import { describe, expect, it } from 'vitest';
import { asOrderError, OrderError, type OrderErrorCode } from '../../../lib/domain/order-error.ts';
import { zohoCrm } from '../../../lib/dialects/zoho-crm/dialect.ts';
import { encodeResults } from '../../../lib/dialects/zoho-crm/envelope.ts';
import { failedIn } from '../../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import { aLine, aRecord, openCrm, RECORDS } from '../../support/crm.ts';

const { live, crm } = await openCrm();

const records = (count: number) => Array.from({ length: count }, () => aRecord());

describe('inside data', () => {
  it.each<[string, Record<string, unknown>, string, Record<string, unknown>]>([
    ['a missing field', { Subject: undefined }, 'MANDATORY_NOT_FOUND', { api_name: 'Subject' }],
    ['a missing account', { Account_Name: undefined }, 'MANDATORY_NOT_FOUND', { api_name: 'Account_Name' }],
    ['missing lines', { Product_Details: undefined }, 'MANDATORY_NOT_FOUND', { api_name: 'Product_Details' }],
    ['an emptied field', { Subject: '' }, 'MANDATORY_NOT_FOUND', { api_name: 'Subject' }],
    ['a wrong type', { Due_Date: 'soon' }, 'INVALID_DATA', { api_name: 'Due_Date' }],
    [
      'a wrong number',
      { Adjustment: 'much' },
      'INVALID_DATA',
      { expected_data_type: 'number', api_name: 'Adjustment' },
    ],
    ['a wrong lookup', { Contact_Name: [1] }, 'INVALID_DATA', { expected_data_type: 'jsonobject' }],
    [
      'too long a text',
      { Subject: 'x'.repeat(256) },
      'INVALID_DATA',
      { maximum_length: 255, api_name: 'Subject' },
    ],
    [
      'an unknown account',
      { Account_Name: { id: '404' } },
      'INVALID_DATA',
      { api_name: 'Account_Name', id: '404' },
    ],
    [
      'a line that is none',
      { Product_Details: [1] },
      'INVALID_DATA',
      { api_name: 'Product_Details', index: 0 },
    ],
    [
      'a line without product',
      { Product_Details: [{ quantity: 1, list_price: 1 }] },
      'MANDATORY_NOT_FOUND',
      { api_name: 'product', parent_api_name: 'Product_Details', index: 0 },
    ],
    [
      'a tax without percentage',
      { $line_tax: [{ name: 'VAT' }] },
      'MANDATORY_NOT_FOUND',
      { api_name: 'percentage', parent_api_name: '$line_tax', index: 0 },
    ],
    [
      'too many lines',
      { Product_Details: Array.from({ length: 201 }, () => aLine()) },
      'LIMIT_EXCEEDED',
      { maximum_length: 200, api_name: 'Product_Details' },
    ],
    ['more discount than there is', { Discount: 1000 }, 'INVALID_DATA', { api_name: 'Discount' }],
    ['a total below zero', { Adjustment: -1000 }, 'INVALID_DATA', { api_name: 'Grand_Total' }],
  ])('%s', async (_, overrides, code, details) => {
    const answer = await crm.call('POST', RECORDS, [aRecord(overrides)]);
    expect(answer.status).toBe(400);
    expect(answer.json.data).toHaveLength(1);
    expect(answer.json.data[0]).toMatchObject({ code, status: 'error', details });
  });

  it('a taken number names the order that has it', async () => {
    const id = await crm.insert({ SO_Number: 'TAKEN-1' });
    const answer = await crm.call('POST', RECORDS, [aRecord({ SO_Number: 'TAKEN-1' })]);
    expect(answer.status).toBe(400);
    expect(answer.json.data[0]).toMatchObject({
      code: 'DUPLICATE_DATA',
      details: { api_name: 'SO_Number', id },
    });
  });

  it('over 100 records', async () => {
    const answer = await crm.call('POST', RECORDS, records(101));
    expect(answer.status).toBe(400);
    expect(answer.json.data).toEqual([
      {
        code: 'LIMIT_EXCEEDED',
        details: { maximum_length: 100, api_name: 'data' },
        message: expect.any(String),
        status: 'error',
      },
    ]);
  });

  it('bad ids in an update of many, and of one', async () => {
    for (const id of ['42', '99999999999999999999999']) {
      const many = await crm.call('PUT', RECORDS, [{ id, Subject: 'x' }]);
      const one = await crm.update(id, { Subject: 'x' });
      for (const answer of [many, one]) {
        expect(answer.status).toBe(400);
        expect(answer.json.data[0]).toMatchObject({
          code: 'INVALID_DATA',
          message: 'the id given seems to be invalid',
          details: { api_name: 'id' },
        });
      }
    }
  });

  it('unknown ids in a deletion of many', async () => {
    const id = await crm.insert();
    const mixed = await live.send('DELETE', `${RECORDS}?ids=${id},42`);
    expect(mixed.status).toBe(207);
    expect(mixed.json.data[0]).toEqual({
      code: 'SUCCESS',
      details: { id },
      message: 'record deleted',
      status: 'success',
    });
    expect(mixed.json.data[1]).toMatchObject({
      code: 'INVALID_DATA',
      details: { id: '42' },
      status: 'error',
    });
    expect((await live.send('DELETE', `${RECORDS}?ids=42`)).status).toBe(400);
  });
});

describe('of the whole request', () => {
  it.each<[string, string, string, Record<string, unknown>, number, string, unknown]>([
    ['no ids to delete', 'DELETE', RECORDS, {}, 400, 'REQUIRED_PARAM_MISSING', { param_name: 'ids' }],
    [
      'empty ids to delete',
      'DELETE',
      `${RECORDS}?ids=`,
      {},
      400,
      'REQUIRED_PARAM_MISSING',
      { param_name: 'ids' },
    ],
    [
      'over 100 ids',
      'DELETE',
      `${RECORDS}?ids=${Array.from({ length: 101 }, (_, index) => index + 1).join(',')}`,
      {},
      400,
      'LIMIT_EXCEEDED',
      { limit: 100, param_name: 'ids' },
    ],
    [
      'an unknown id to delete',
      'DELETE',
      `${RECORDS}/42`,
      {},
      400,
      'INVALID_DATA',
      { resource_path_index: 1 },
    ],
    ['another module', 'GET', '/crm/v2/Leads', {}, 400, 'INVALID_MODULE', {}],
    ['another module, one', 'GET', '/crm/v2/Leads/42', {}, 400, 'INVALID_MODULE', {}],
    ['another module, upsert', 'POST', '/crm/v2/Leads/upsert', { body: {} }, 400, 'INVALID_MODULE', {}],
    [
      'fields of another module',
      'GET',
      '/crm/v2/settings/fields?module=Leads',
      {},
      400,
      'INVALID_MODULE',
      {},
    ],
    [
      'fields of none',
      'GET',
      '/crm/v2/settings/fields',
      {},
      400,
      'REQUIRED_PARAM_MISSING',
      { param_name: 'module' },
    ],
    ['a wrong method', 'PATCH', RECORDS, { body: {} }, 400, 'INVALID_REQUEST_METHOD', {}],
    ['a wrong method, one', 'POST', `${RECORDS}/42`, { body: {} }, 400, 'INVALID_REQUEST_METHOD', {}],
    ['an unknown path', 'GET', `${RECORDS}/42/Notes/7`, {}, 404, 'INVALID_URL_PATTERN', {}],
    ['unknown settings', 'GET', '/crm/v2/settings/users/7', {}, 404, 'INVALID_URL_PATTERN', {}],
    ['a bad token', 'GET', RECORDS, { key: 'nobody' }, 401, 'INVALID_TOKEN', {}],
    ['no token', 'GET', RECORDS, { key: '' }, 401, 'AUTHENTICATION_FAILURE', {}],
    [
      'a scope that is lacking',
      'DELETE',
      `${RECORDS}/42`,
      { key: 'demo-read-only' },
      401,
      'OAUTH_SCOPE_MISMATCH',
      {},
    ],
    [
      'a body that is no JSON',
      'POST',
      RECORDS,
      { body: '{"data":' },
      400,
      'INVALID_DATA',
      { api_name: 'body' },
    ],
    ['no data', 'POST', RECORDS, { body: {} }, 400, 'MANDATORY_NOT_FOUND', { api_name: 'data' }],
    [
      'data that is no list',
      'POST',
      RECORDS,
      { body: { data: {} } },
      400,
      'INVALID_DATA',
      { api_name: 'data' },
    ],
    ['a bad page', 'GET', `${RECORDS}?page=0`, {}, 400, 'INVALID_DATA', { param_name: 'page' }],
    ['a bad order', 'GET', `${RECORDS}?sort_order=up`, {}, 400, 'INVALID_DATA', { param_name: 'sort_order' }],
    [
      'sorting by what no index holds',
      'GET',
      `${RECORDS}?sort_by=Carrier`,
      {},
      400,
      'INVALID_DATA',
      { param_name: 'sort_by' },
    ],
    [
      'another media type',
      'POST',
      RECORDS,
      { body: '<data/>', headers: { 'content-type': 'text/xml' } },
      415,
      'INVALID_CONTENT_TYPE',
      { content_type: 'text/xml' },
    ],
    [
      'too large a body',
      'POST',
      RECORDS,
      { body: 'x'.repeat(4 * 1024 * 1024 + 1) },
      413,
      'LIMIT_EXCEEDED',
      {},
    ],
  ])('%s', async (_, method, path, sent, status, code, details) => {
    const answer = await live.send(method, path, sent);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ code, details, message: expect.any(String), status: 'error' });
    expect(answer.json).not.toHaveProperty('data');
  });

  it('a key that was used with another body', async () => {
    const headers = { 'idempotency-key': 'one-key' };
    await crm.call('POST', RECORDS, [aRecord()], { headers });
    const answer = await crm.call('POST', RECORDS, [aRecord({ Subject: 'Other' })], { headers });
    expect([answer.status, answer.json.code]).toEqual([409, 'DUPLICATE_REQUEST']);
  });

  it.each<[OrderErrorCode, object, number, string]>([
    ['conflict', {}, 409, 'CONFLICT'],
    ['unavailable', { retryAfterSeconds: 1 }, 503, 'SERVICE_UNAVAILABLE'],
    ['internal', {}, 500, 'INTERNAL_ERROR'],
  ])('%s', (code, details, status, worded) => {
    const error = new OrderError(code, details as never);
    const thrown = catchError(() => encodeResults([{ error }], 200, () => ({}), failedIn(VERSIONS[0])));
    const answer = zohoCrm.encodeError(thrown, 'request-1');
    expect([answer.status, (answer.body as any).code]).toEqual([status, worded]);
    if (status === 503) expect(answer.headers).toMatchObject({ 'retry-after': '1' });
  });
});

function catchError(run: () => unknown): OrderError {
  try {
    run();
  } catch (error) {
    return asOrderError(error);
  }
  throw new Error('nothing was thrown');
}

it('a record that was not attempted is told so beside those that were', () => {
  const outcomes = [{ value: 1 }, { error: new OrderError('not_attempted', {}) }];
  const answer = encodeResults(outcomes, 201, () => ({ code: 'SUCCESS' }), failedIn(VERSIONS[0]));
  expect(answer.status).toBe(207);
  expect((answer.body as any).data[1]).toMatchObject({ code: 'NOT_ATTEMPTED', status: 'error' });
});

it("another organisation's record answers as a missing one", async () => {
  const id = await crm.insert();
  const foreign = { key: 'demo-other-org' };
  const change = [{ Subject: 'Mine now' }];
  const asked = async (target: string) => {
    const answers = [
      await live.send('GET', `${RECORDS}/${target}`, foreign),
      await live.send('DELETE', `${RECORDS}/${target}`, foreign),
      await crm.call('PUT', `${RECORDS}/${target}`, change, foreign),
      await live.send('GET', `${RECORDS}?ids=${target}`, foreign),
      await live.send('DELETE', `${RECORDS}?ids=${target}`, foreign),
      await crm.call('POST', `${RECORDS}/upsert`, [{ id: target, ...change[0] }], foreign),
    ];
    return answers.map(({ status, text }) => [status, text.replaceAll(target, 'ID')]);
  };
  expect(await asked(id)).toEqual(await asked('1536894985597238'));
  expect((await crm.read(id)).Subject).toBe('Two chairs');
});
