import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway, LocalHandler } from '../../../infra/local/gateway.ts';
import { exchange } from '../../support/client.ts';
import { eventFor, openTestGateway } from '../../support/gateway-requests.ts';

const ROUTES = ['GET', 'POST', 'HEAD', 'DELETE'].map((method) => ({ method, path: '/orders/{id}' }));

describe('the event of a request', () => {
  let gateway: Gateway;
  let url: string;
  beforeAll(async () => {
    gateway = await openTestGateway(ROUTES);
    url = `${gateway.url}/orders/7`;
  });
  afterAll(() => gateway.close());

  it('says who asks for what, and by which route', async () => {
    const event = await eventFor(url, { headers: { 'User-Agent': 'test' } });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /orders/{id}',
      rawPath: '/orders/7',
      rawQueryString: '',
      pathParameters: { id: '7' },
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        domainName: '127.0.0.1',
        routeKey: 'GET /orders/{id}',
        http: {
          method: 'GET',
          path: '/orders/7',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
      },
    });
    expect(event.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(Math.abs(event.requestContext.timeEpoch - Date.now())).toBeLessThan(5000);
    expect(event.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
  });

  it('has no key for what the request lacks', async () => {
    const event = await eventFor(url);
    for (const key of ['cookies', 'queryStringParameters', 'body', 'stageVariables'])
      expect(event).not.toHaveProperty(key);
  });

  it('leaves the query string as it came and joins repeated parameters by commas', async () => {
    const event = await eventFor(`${url}?a=1&b=x%20y&a=2&c=`);
    expect(event.rawQueryString).toBe('a=1&b=x%20y&a=2&c=');
    expect(event.queryStringParameters).toEqual({ a: '1,2', b: 'x y', c: '' });
  });

  it('lower-cases header names, joins repeated ones by commas and takes cookies apart', async () => {
    const event = await eventFor(url, { headers: { 'X-One': ['a', 'b'], Cookie: 'c=1; d=2' } });
    expect(event.headers['x-one']).toBe('a,b');
    expect(event.cookies).toEqual(['c=1', 'd=2']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it.each([
    ['application/json', false],
    ['application/json;charset=UTF-8', false],
    ['text/plain', false],
    ['application/vnd.api+json', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['application/octet-stream', true],
  ])('carries a %s body as base64: %s', async (type, encoded) => {
    const text = 'JSONString={"name":"Ngọc"}';
    const event = await eventFor(url, { method: 'POST', headers: { 'Content-Type': type } }, text);
    expect(event.isBase64Encoded).toBe(encoded);
    expect(Buffer.from(event.body ?? '', encoded ? 'base64' : 'utf8').toString()).toBe(text);
  });

  it('takes a body with DELETE', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await eventFor(url, { method: 'DELETE', headers }, '{}')).body).toBe('{}');
  });
});

describe('what the gateway says by itself', () => {
  let gateway: Gateway;
  beforeAll(async () => (gateway = await openTestGateway(ROUTES)));
  afterAll(() => gateway.close());

  it.each([
    ['an unknown path', '/elsewhere', {}, 404, 'Not Found'],
    ['a method without a route', '/orders/7', { method: 'OPTIONS' }, 404, 'Not Found'],
    ['a broken escape', '/orders/%zz', {}, 400, 'Bad Request'],
    [
      'long headers',
      '/orders/7',
      { headers: { long: 'x'.repeat(10_240) } },
      431,
      'Request Header Fields Too Large',
    ],
  ])('refuses %s', async (_title, path, options, status, message) => {
    const answer = await exchange(gateway.url + path, options);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { message }]);
  });

  it('refuses a body above 10 MB without waiting for it, and goes on', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.write('POST /orders/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10485761\r\n\r\n');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 413 [^]*\{"message":"Request Entity Too Large"\}/);
    socket.destroy();
    expect((await exchange(`${gateway.url}/orders/7`)).status).toBe(200);
  });

  it('answers a form to an unknown path, however long it goes on, and the next request on the same connection', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    let answers = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answers += text));
    const type = 'Content-Type: multipart/form-data; boundary=x';
    socket.write(`POST /elsewhere HTTP/1.1\r\nHost: localhost\r\n${type}\r\nContent-Length: 4194304\r\n\r\n`);
    for (let sent = 0; sent < 4; sent += 1) {
      await new Promise((resolve) => socket.write(Buffer.alloc(1_048_576, 'a'), resolve));
    }
    socket.write('GET /orders/7 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await expect.poll(() => answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
    socket.destroy();
  });

  it.each([
    ['an unknown path', '/elsewhere', 404],
    ['a path that is served', '/orders/7', 413],
  ])('answers a client that closes after a long form to %s, once it has sent it', async (_, path, status) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const length = 12 * 1_048_576;
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${length}`;
    socket.write(`${head}\r\n\r\n`);
    for (let sent = 0; sent < length; sent += 1_048_576)
      await new Promise<void>((resolve, reject) =>
        socket.write(Buffer.alloc(1_048_576, 'a'), (error) => (error ? reject(error) : resolve())),
      );
    await once(socket, 'close');
    expect(answer).toContain(`HTTP/1.1 ${status} `);
  });

  it('counts a chunked body too', async () => {
    const chunked = { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } };
    const answer = await exchange(`${gateway.url}/orders/7`, chunked, Buffer.alloc(10 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
  });

  it('answers HEAD without a body', async () => {
    const answer = await exchange(`${gateway.url}/orders/7`, { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, '']);
  });
});

describe('the answer of a function', () => {
  const answered = async (handler: LocalHandler) => {
    const gateway = await openTestGateway(ROUTES, handler);
    try {
      return [await exchange(`${gateway.url}/orders/7`), await exchange(`${gateway.url}/orders/7`)] as const;
    } finally {
      await gateway.close();
    }
  };

  it('goes out with its status, headers and cookies', async () => {
    const [answer] = await answered(async () => ({
      statusCode: 201,
      headers: { ETag: '"1"' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('ok').toString('base64'),
      isBase64Encoded: true,
    }));
    expect(answer).toMatchObject({
      status: 201,
      body: 'ok',
      headers: { etag: '"1"', 'set-cookie': ['a=1', 'b=2'] },
    });
  });

  it('is 500 when it throws, as often as it throws', async () => {
    for (const answer of await answered(() => Promise.reject(new Error('broken')))) {
      expect([answer.status, JSON.parse(answer.body)]).toEqual([500, { message: 'Internal Server Error' }]);
    }
  });

  it('has the time that is left', async () => {
    const [answer] = await answered(async (_event, context) => ({
      statusCode: 200,
      body: String(context.getRemainingTimeInMillis()),
    }));
    expect(Number(answer.body)).toBeGreaterThan(25_000);
  });
});
