/** Every form in which clients were seen to ask for a token, and what they are told when they get none. */
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../lib/access/api-keys.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { putClient, putCode, putRefreshToken } from '../../lib/store/clients.ts';
import { openLiveApi } from '../support/api.ts';
import { SMALL_ORDER } from '../support/inventory.ts';
import { ELSEWHERE, ORGANIZATION } from '../support/demo-ids.ts';

const live = await openLiveApi();
const TOKEN = '/oauth/v2/token';
const FORM = 'application/x-www-form-urlencoded';
const CLIENT = { client_id: 'demo-client', client_secret: 'demo-secret' };
const REFRESH = { grant_type: 'refresh_token', ...CLIENT, refresh_token: 'demo-refresh' };

type Asked = Record<string, string>;
const formOf = (asked: Asked) => new URLSearchParams(asked).toString();
const multipartOf = (asked: Asked) =>
  `${Object.entries(asked)
    .map(([name, value]) => `--x7\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--x7--\r\n`;

const FORMS: Record<string, (asked: Asked, path?: string) => ReturnType<typeof live.send>> = {
  'the query without a body': (asked, path = TOKEN) => live.send('POST', path, { key: '', query: asked }),
  'the query with {} as JSON': (asked, path = TOKEN) =>
    live.send('POST', path, { key: '', query: asked, body: {} }),
  'the query with a JSON content type and no body': (asked, path = TOKEN) =>
    live.send('POST', path, { key: '', query: asked, contentType: 'application/json' }),
  'a form': (asked, path = TOKEN) =>
    live.send('POST', path, { key: '', body: formOf(asked), contentType: FORM }),
  'multipart/form-data': (asked, path = TOKEN) =>
    live.send('POST', path, {
      key: '',
      body: multipartOf(asked),
      contentType: 'multipart/form-data; boundary=x7',
    }),
  JSON: (asked, path = TOKEN) => live.send('POST', path, { key: '', body: asked }),
};
const ask = (asked: Asked) => FORMS['a form']?.(asked) ?? Promise.reject(new Error('no form'));
const askForToken = async (asked: Asked): Promise<string> => (await ask(asked)).json.access_token;
const revoke = (token: string) => live.send('POST', `${TOKEN}/revoke`, { key: '', query: { token } });
const listWith = async (key: string) => (await live.send('GET', '/inventory/v1/salesorders', { key })).status;

beforeAll(async () => {
  const row = {
    name: 'Narrow',
    organizationId: organizationId(ORGANIZATION),
    scopes: ['ZohoInventory.salesorders.READ'],
    revoked: false,
  };
  const secrets = [{ digest: digestOf('narrow-secret') }];
  const elsewhere = { ...row, organizationId: organizationId(ELSEWHERE) };
  await Promise.all([
    putClient(live.table, { ...row, clientId: 'narrow', secrets }),
    putClient(live.table, { ...row, clientId: 'gone', secrets, revoked: true }),
    putClient(live.table, { ...row, clientId: 'over', secrets, expiresAt: '2020-01-01T00:00:00Z' }),
    putClient(live.table, { ...elsewhere, clientId: 'elsewhere', secrets }),
    putRefreshToken(live.table, digestOf('of-narrow'), { ...row, tokenId: 'token-1', clientId: 'narrow' }),
    putRefreshToken(live.table, digestOf('over'), {
      ...row,
      tokenId: 'token-2',
      clientId: 'demo-client',
      expiresAt: '2020-01-01T00:00:00Z',
    }),
  ]);
});

describe.each(Object.entries(FORMS))('asked for by %s', (_, send) => {
  it('a token is granted that the API takes', async () => {
    const { status, json, headers } = await send(REFRESH);
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.any(String),
      scope: 'create read update delete',
      api_domain: live.url,
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json;charset=UTF-8',
    });
    expect(await listWith(json.access_token)).toBe(200);
  });

  it('a wrong refresh token gets none', async () => {
    const { status, json } = await send({ ...REFRESH, refresh_token: 'demo-refresh1' });
    expect([status, json]).toEqual([200, { error: 'invalid_code' }]);
  });
});

describe('faults', () => {
  it.each<[string, Asked, string]>([
    ['nothing', {}, 'invalid_request'],
    ['another grant', { ...REFRESH, grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant of every object', { ...REFRESH, grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['an unknown client', { ...REFRESH, client_id: 'nobody' }, 'invalid_client'],
    ['a wrong secret', { ...REFRESH, client_secret: 'demo-secret1' }, 'invalid_client'],
    ['no secret', { grant_type: 'refresh_token', client_id: 'demo-client' }, 'invalid_client'],
    ['a key for a client', { ...REFRESH, client_id: digestOf('demo-full-access') }, 'invalid_client'],
    ['a revoked client', { ...REFRESH, client_id: 'gone', client_secret: 'narrow-secret' }, 'invalid_client'],
    [
      'an expired client',
      { ...REFRESH, client_id: 'over', client_secret: 'narrow-secret' },
      'invalid_client',
    ],
    ['no refresh token', { grant_type: 'refresh_token', ...CLIENT }, 'invalid_code'],
    ['an API key for a refresh token', { ...REFRESH, refresh_token: 'demo-full-access' }, 'invalid_code'],
    ['another client’s refresh token', { ...REFRESH, refresh_token: 'of-narrow' }, 'invalid_code'],
    ['an expired refresh token', { ...REFRESH, refresh_token: 'over' }, 'invalid_code'],
    ['an unknown code', { grant_type: 'authorization_code', ...CLIENT, code: 'x' }, 'invalid_code'],
    [
      'a scope that the client lacks',
      {
        grant_type: 'client_credentials',
        client_id: 'narrow',
        client_secret: 'narrow-secret',
        scope: 'ZohoInventory.salesorders.CREATE',
      },
      'invalid_scope',
    ],
    [
      'another organisation',
      { grant_type: 'client_credentials', ...CLIENT, soid: `ZohoCRM.${ELSEWHERE}` },
      'invalid_client',
    ],
  ])('%s', async (_, asked, error) => {
    const { status, json } = await ask(asked);
    expect([status, json]).toEqual([200, { error }]);
  });

  it.each([
    ['application/json', '{"grant_type": [1]}'],
    ['application/json', '{'],
    ['application/json', '"text"'],
    ['multipart/form-data', 'no parts'],
    ['multipart/form-data; boundary=x7', '--x7'],
    ['text/plain', '\u0000\u0001'],
  ])('%s with %s says nothing', async (contentType, body) => {
    const { status, json } = await live.send('POST', TOKEN, { key: '', body, contentType });
    expect([status, json]).toEqual([200, { error: 'invalid_request' }]);
  });

  it('a body beyond all reason is refused', async () => {
    const { status } = await live.send('POST', TOKEN, { key: '', body: 'x'.repeat(70_000) });
    expect(status).toBe(413);
  });

  it('neither refresh token, client secret nor code is a credential of the API', async () => {
    for (const secret of ['demo-refresh', 'demo-secret', 'demo-client'])
      expect(await listWith(secret)).toBe(401);
  });
});

describe('client credentials', () => {
  const own = { grant_type: 'client_credentials', ...CLIENT };

  it('grant all scopes of the client, or those it names', async () => {
    expect((await ask(own)).json.scope).toBe('create read update delete');
    const scope = 'ZohoInventory.salesorders.READ,ZohoCRM.modules.ALL';
    const { json } = await ask({ ...own, scope, soid: `ZohoCRM.${ORGANIZATION}` });
    expect(json.scope).toBe('ZohoInventory.salesorders.READ ZohoCRM.modules.ALL');
    expect(json).not.toHaveProperty('refresh_token');
    expect(await listWith(json.access_token)).toBe(200);
    expect((await live.send('POST', '/inventory/v1/salesorders', { key: json.access_token })).status).toBe(
      401,
    );
  });

  it('let into the client’s organisation alone', async () => {
    const key = await askForToken({ ...own, client_id: 'elsewhere', client_secret: 'narrow-secret' });
    const { json } = await live.send('GET', '/inventory/v1/salesorders', {
      key,
      query: { organization_id: ORGANIZATION },
    });
    expect(json.code).toBe(6041);
  });
});

describe('a code', () => {
  const planted = async (code: string, more: { redirectUri?: string; expiresAt?: string } = {}) => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const organization = organizationId(ORGANIZATION);
    const row = { name: 'Amélie', organizationId: organization, scopes: ['create', 'read'], revoked: false };
    await putCode(live.table, digestOf(code), { ...row, clientId: 'demo-client', expiresAt, ...more });
    return { grant_type: 'authorization_code', ...CLIENT, code };
  };

  it('is exchanged once, for a refresh token that works', async () => {
    const asked = await planted('code-1');
    const { json } = await ask(asked);
    expect(json).toMatchObject({ scope: 'create read', expires_in: 3600, api_domain: live.url });
    expect(await listWith(json.access_token)).toBe(200);
    expect(await listWith(await askForToken({ ...REFRESH, refresh_token: json.refresh_token }))).toBe(200);
    expect((await ask(asked)).json).toEqual({ error: 'invalid_code' });
  });

  it('sent five times at once gives one refresh token', async () => {
    const asked = await planted('code-2');
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(asked)));
    expect(answers.filter(({ json }) => json.refresh_token)).toHaveLength(1);
  });

  it('is refused when it is over, or named for another address', async () => {
    expect((await ask(await planted('code-3', { expiresAt: '2020-01-01T00:00:00Z' }))).json).toEqual({
      error: 'invalid_code',
    });
    const asked = await planted('code-4', { redirectUri: 'https://shop.example/back' });
    expect((await ask({ ...asked, redirect_uri: 'https://shop.example/else' })).json).toEqual({
      error: 'invalid_redirect_uri',
    });
    expect((await ask({ ...asked, redirect_uri: 'https://shop.example/back' })).json).toHaveProperty(
      'refresh_token',
    );
  });
});

describe('revoking', () => {
  const planted = async (name: string) => {
    const row = { name, organizationId: organizationId(ORGANIZATION), scopes: ['read'], revoked: false };
    await putRefreshToken(live.table, digestOf(name), { ...row, tokenId: name, clientId: 'demo-client' });
    return { ...REFRESH, refresh_token: name };
  };

  it('a refresh token ends what it was good for, and access tokens that nobody remembers yet', async () => {
    const asked = await planted('ended');
    const token = await askForToken(asked);
    const { status, json } = await revoke('ended');
    expect([status, json]).toEqual([200, { status: 'success' }]);
    expect((await ask(asked)).json).toEqual({ error: 'invalid_code' });
    const refused = await live.send('GET', '/inventory/v1/salesorders', { key: token });
    expect([refused.status, refused.json.code]).toEqual([401, 57]);
    const record = await live.send('GET', '/crm/v2/Sales_Orders', { key: token });
    expect([record.status, record.json.code]).toEqual([401, 'INVALID_TOKEN']);
  });

  it('an access token ends that one alone', async () => {
    const asked = await planted('kept');
    const [first, second] = [await askForToken(asked), await askForToken(asked)];
    expect((await revoke(first)).json).toEqual({ status: 'success' });
    expect([await listWith(first), await listWith(second)]).toEqual([401, 200]);
  });

  it.each(['', 'nobody', 'demo-full-access'])('"%s", which is no token, is 400', async (token) => {
    const { status, json } = await revoke(token);
    expect([status, json]).toEqual([400, { error: 'invalid_code' }]);
  });
});

describe('an access token', () => {
  it('is taken in every dialect, as either of the words', async () => {
    const key = await askForToken(REFRESH);
    const bearer = { key: '', headers: { authorization: `Bearer ${key}` } };
    const statuses = [
      (await live.send('GET', '/inventory/v1/salesorders', bearer)).status,
      (await live.send('GET', '/books/v3/salesorders', { key })).status,
      (await live.send('GET', '/crm/v2/Sales_Orders', { key })).status,
      (await live.send('GET', '/store/api/v1/salesorders/1', bearer)).status,
      (await live.send('PUT', '/api/v6.1/sale_order', { key: '', headers: { 'x-api-key': key }, body: {} }))
        .status,
    ];
    expect(statuses).toEqual([200, 200, 204, 404, 400]);
  });

  it('names who it was made for in the history of what it does', async () => {
    const key = await askForToken(REFRESH);
    const made = await live.send('POST', '/inventory/v1/salesorders', { key, body: SMALL_ORDER });
    const path = `/inventory/v1/salesorders/${made.json.salesorder.salesorder_id}/history`;
    const { json } = await live.send('GET', path, { key });
    expect(json.history[0].changed_by_name).toBe('Demo, signed in');
  });
});
