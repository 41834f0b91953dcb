import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORS } from '../../../infra/cors.ts';
import { readLocalEnvironment } from '../../../infra/local/environment.ts';
import { openGateway, type Gateway } from '../../../infra/local/gateway.ts';
import { exchange } from '../../support/client.ts';
import { echo, openTestGateway } from '../../support/gateway-requests.ts';

const ROUTES = [{ method: 'GET', path: '/orders/{id}' }];
const CONSOLE = 'https://console.example';
const corsOf = (headers: object) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control')));

describe('a gateway on which no origin is named', () => {
  let gateway: Gateway;
  beforeAll(async () => (gateway = await openTestGateway(ROUTES)));
  afterAll(() => gateway.close());

  it('answers no OPTIONS and says nothing to pages', async () => {
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'GET' };
    const asked = await exchange(`${gateway.url}/orders/7`, { method: 'OPTIONS', headers });
    expect([asked.status, corsOf(asked.headers)]).toEqual([404, {}]);
    const read = await exchange(`${gateway.url}/orders/7`, { headers });
    expect([read.status, corsOf(read.headers)]).toEqual([200, {}]);
  });

  it.each([
    ['/elsewhere', {}, 404],
    ['/orders/%zz', {}, 400],
    ['/orders/7', { host: 'evil.example' }, 403],
    ['/orders/7', { long: 'x'.repeat(10_240) }, 431],
  ])(
    'its own answers are kept and guessed by nobody either, and name no server: %s',
    async (path, headers, status) => {
      const answer = await exchange(gateway.url + path, { headers });
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      for (const banner of ['server', 'x-powered-by']) expect(answer.headers).not.toHaveProperty(banner);
    },
  );
});

describe('a gateway on which an origin is named', () => {
  let gateway: Gateway;
  let url: string;
  beforeAll(async () => {
    gateway = await openGateway({ routes: ROUTES, handlerOf: () => echo, port: 0, corsOrigins: [CONSOLE] });
    url = `${gateway.url}/orders/7`;
  });
  afterAll(() => gateway.close());

  const preflight = (origin: string) =>
    exchange(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });

  it('tells its pages what they may ask', async () => {
    const { status, headers, body } = await preflight(CONSOLE);
    expect([status, body]).toEqual([204, '']);
    expect(corsOf(headers)).toEqual({
      'access-control-allow-origin': CONSOLE,
      'access-control-allow-methods': 'GET,POST,PUT,DELETE',
      'access-control-allow-headers': CORS.requestHeaders.join(','),
      'access-control-expose-headers': CORS.answerHeaders.join(','),
      'access-control-max-age': '600',
    });
  });

  it('lets them read answers, without the browser’s own credentials', async () => {
    const { status, headers } = await exchange(url, { headers: { origin: CONSOLE } });
    expect(status).toBe(200);
    expect(corsOf(headers)).toEqual({
      'access-control-allow-origin': CONSOLE,
      'access-control-expose-headers': CORS.answerHeaders.join(','),
    });
  });

  it('refuses the pages of every other origin, and tells those of this machine nothing', async () => {
    for (const origin of [
      'https://evil.example',
      `${CONSOLE}.evil.example`,
      'http://console.example',
      'null',
    ]) {
      const { status, headers } = await preflight(origin);
      expect([status, corsOf(headers)]).toEqual([403, {}]);
    }
    const own = await preflight('http://localhost:5173');
    expect([own.status, corsOf(own.headers)]).toEqual([204, {}]);
  });

  it('answers OPTIONS that asks nothing as before', async () => {
    expect((await exchange(url, { method: 'OPTIONS' })).status).toBe(404);
  });
});

it('CORS_ORIGINS names exact origins', () => {
  const read = (CORS_ORIGINS: string) => readLocalEnvironment({ CORS_ORIGINS }).corsOrigins;
  expect(read('')).toEqual([]);
  expect(read('https://console.example,http://localhost:5173')).toHaveLength(2);
  for (const wrong of ['*', 'console.example', 'https://console.example/app', 'http://console.example'])
    expect(() => read(wrong)).toThrow('CORS_ORIGINS');
});
