/** Where a token request came in, and what is said when no token can be signed. */
import { describe, expect, it } from 'vitest';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { oauthFunction } from '../../lib/runtime/oauth-function.ts';
import { oauthOn } from '../../lib/runtime/live-oauth.ts';
import { baseOf, parametersOf } from '../../lib/runtime/triggers/token-request.ts';
import { seededTable } from '../support/table.ts';

const QUERY =
  'grant_type=refresh_token&client_id=demo-client&client_secret=demo-secret&refresh_token=demo-refresh';

function eventOf(domainName: string, rawPath: string, headers: Record<string, string> = {}) {
  return {
    routeKey: 'POST /oauth/v2/token',
    rawPath,
    rawQueryString: QUERY,
    headers,
    requestContext: { domainName, requestId: 'r-1', http: { method: 'POST' } },
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}

describe('the base', () => {
  const PATH = '/oauth/v2/token';
  const AWS = { host: 'a1.execute-api.eu-west-1.amazonaws.com', 'x-forwarded-proto': 'https' };
  it.each<[string, string, string, Record<string, string>, string]>([
    ['of the nameless stage', AWS.host, PATH, AWS, `https://${AWS.host}`],
    ['of a named stage', AWS.host, `/prod${PATH}`, AWS, `https://${AWS.host}/prod`],
    ['of a mapped name', 'api.shop.example', `/orders/v1${PATH}`, {}, 'https://api.shop.example/orders/v1'],
    ['of the revoking path', 'api.shop.example', `${PATH}/revoke`, {}, 'https://api.shop.example'],
    ['with the port of a local run', '127.0.0.1', PATH, local(), 'http://127.0.0.1:3000'],
    ['by a Host that is not the gateway’s', AWS.host, PATH, { host: 'evil.example' }, `https://${AWS.host}`],
    ['by an odd protocol', AWS.host, PATH, { 'x-forwarded-proto': 'ftp' }, `https://${AWS.host}`],
  ])('%s', (_, domainName, path, headers, base) => {
    expect(baseOf(eventOf(domainName, path, headers))).toBe(base);
  });
});

function local() {
  return { host: '127.0.0.1:3000', 'x-forwarded-proto': 'http' };
}

describe('the function', () => {
  const asked = eventOf('127.0.0.1', '/oauth/v2/token', { ...local(), 'x-request-id': 'mine' });

  it('names the base that is configured instead', async () => {
    const { table } = await seededTable();
    const keyFile = process.env['SIGNING_KEY_FILE'];
    const config = { keyFile, apiBase: 'https://orders.example.com' };
    const answer = await oauthFunction(() => oauthOn(table, config))(asked);
    expect(JSON.parse(answer.body)).toMatchObject({ api_domain: 'https://orders.example.com' });
    expect(answer.headers['x-request-id']).toBe('mine');
  });

  it('grants nothing without its signing key, and says to come again', async () => {
    const { table } = await seededTable();
    const answer = await oauthFunction(() => oauthOn(table, { keyFile: '/nowhere/key' }))(asked);
    expect(answer).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': '5', 'cache-control': 'no-store', 'x-request-id': 'mine' },
      body: '{"error":"temporarily_unavailable"}',
    });
  });

  it('tells a fault of its own as one', async () => {
    const answer = await oauthFunction(() => {
      throw new Error('SIGNING_SECRET is not set');
    })(asked);
    expect([answer.statusCode, answer.body]).toEqual([500, '{"error":"server_error"}']);
  });
});

describe('parameters', () => {
  const read = (body: string, type = 'application/x-www-form-urlencoded', query = '') =>
    Object.fromEntries(
      parametersOf({
        method: 'POST',
        path: '/oauth/v2/token',
        params: {},
        query: new URLSearchParams(query),
        headers: { 'content-type': type },
        body,
      }),
    );
  const FORM = { client_id: 'a', code: 'b c' };

  it.each<[string, string, string | undefined, string | undefined, Record<string, string>]>([
    ['a form', 'client_id=a&code=b+c', undefined, undefined, FORM],
    ['a form with a line end behind it', '\n client_id=a&code=b+c\r\n', undefined, undefined, FORM],
    [
      'JSON',
      '{"client_id":"a","code":"b c","n":7,"o":{},"l":null}',
      'application/json',
      undefined,
      { ...FORM, n: '7' },
    ],
    ['JSON that calls itself a form', ' {"client_id":"a","code":"b c"}', undefined, undefined, FORM],
    ['a body beside the query, whose own word counts', 'code=b+c', undefined, 'code=x&client_id=a', FORM],
    ['a body whose empty word is none', 'code=', undefined, 'code=b+c&client_id=a', FORM],
    ['no JSON where it should be', '{"client_id"', 'application/json', 'client_id=a', { client_id: 'a' }],
    ['null', 'null', 'application/json', undefined, {}],
  ])('are read from %s', (_, body, type, query, expected) => {
    expect(read(body, type, query)).toEqual(expected);
  });
});
