/** An HTTP event as the request that dialects read, to the letter. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../../lib/dialects/exchange.ts';
import { isBusEvent } from '../../../lib/runtime/triggers/bus.ts';
import {
  assertBody,
  isHttpEvent,
  requestIdOf,
  withForm,
  wireRequestOf,
} from '../../../lib/runtime/triggers/http.ts';
import { refused } from '../../support/plain-order.ts';

const event = (rest: Record<string, unknown> = {}) =>
  ({
    routeKey: 'POST /a/{id}',
    rawPath: '/stage/a/7',
    rawQueryString: 'a=%41&b=1&b=2',
    headers: { 'content-type': 'text/plain', none: undefined },
    pathParameters: { id: '7', none: undefined },
    requestContext: { requestId: 'gateway-1', http: { method: 'POST' } },
    ...rest,
  }) as unknown as APIGatewayProxyEventV2;

describe('a request', () => {
  it('is the event without what is not there', () => {
    const { query, ...request } = wireRequestOf(event({ body: 'x' }));
    expect([...query]).toEqual([
      ['a', 'A'],
      ['b', '1'],
      ['b', '2'],
    ]);
    expect(request).toStrictEqual({
      method: 'POST',
      path: '/stage/a/7',
      params: { id: '7' },
      headers: { 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(wireRequestOf(event({ pathParameters: undefined })).params).toEqual({});
  });

  it.each([
    [undefined, undefined, ''],
    ['', true, ''],
    ['w6k=', true, 'é'],
    ['w6k=', false, 'w6k='],
  ])('has the body %s, in base64 %s: %s', (body, isBase64Encoded, expected) => {
    expect(wireRequestOf(event({ body, isBase64Encoded })).body).toBe(expected);
  });

  it.each([
    ['a', 'a'],
    [`a${'B9._:-'.repeat(21)}c`, `a${'B9._:-'.repeat(21)}c`],
    ['x'.repeat(129), 'gateway-1'],
    ['.a', 'gateway-1'],
    ['a b', 'gateway-1'],
    ['', 'gateway-1'],
    [undefined, 'gateway-1'],
  ])('has the id %s: %s', (given, expected) => {
    expect(requestIdOf(event({ headers: { 'x-request-id': given } }))).toBe(expected);
  });

  it('is told from what comes by the other doors', () => {
    expect([isHttpEvent(event()), isBusEvent(event())]).toEqual([true, false]);
    for (const some of [{ routeKey: 1 }, { requestContext: 1 }, {}]) expect(isHttpEvent(some)).toBe(false);
    const bus = { source: 's', 'detail-type': 't', detail: {} };
    expect([isHttpEvent(bus), isBusEvent(bus)]).toEqual([false, true]);
    for (const name of Object.keys(bus)) expect(isBusEvent({ ...bus, [name]: undefined })).toBe(true);
    for (const name of ['source', 'detail-type', 'detail'] as const) {
      const { [name]: _, ...rest } = bus;
      expect(isBusEvent(rest)).toBe(false);
    }
  });
});

describe('a body in parts', () => {
  const part = (name: string, value: string, file = '') =>
    `--B\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  const form = async (body: string, type = 'multipart/form-data; boundary=B') => {
    const request = { ...wireRequestOf(event({ body })), headers: { 'content-type': type } };
    const answer = await withForm(request);
    return [answer.form, answer === request];
  };

  it('is read into fields, of which one may come several times', async () => {
    const body = `${part('a', '1')}${part('b', '2')}${part('a', '3')}${part('a', '')}--B--\r\n`;
    expect(await form(body)).toEqual([{ fields: { a: '1,3,', b: '2' }, hasFiles: false }, false]);
    expect(await form(body, 'MULTIPART/form-data ; boundary="B"')).toMatchObject([
      { hasFiles: false },
      false,
    ]);
  });

  it('may have files, and a name that is none', async () => {
    const body = `${part('f', 'x', '; filename="f.txt"')}${part('__proto__', '1')}${part('a', '2')}--B--\r\n`;
    const [read] = await form(body);
    expect(read).toEqual({ fields: { a: '2' }, hasFiles: true });
    expect(Object.getPrototypeOf((read as { fields: object }).fields)).toBe(Object.prototype);
  });

  it.each([
    ['', undefined],
    ['no parts', undefined],
    ['a=1', 'application/x-www-form-urlencoded'],
    [`${part('a', '1')}--B--\r\n`, 'multipart/form-data'],
    [`${part('a', '1')}--B--\r\n`, 'x multipart/form-data; boundary=B'],
  ])('is left alone where it is none: %j %s', async (body, type) => {
    expect(await form(body, type)).toEqual([undefined, true]);
  });

  it('is not looked for without a type', async () => {
    const request = { ...wireRequestOf(event({ body: 'x' })), headers: {} };
    expect(await withForm(request)).toBe(request);
  });
});

describe('a body that is taken', () => {
  const judged = (headers: Record<string, string>, body = 'x', rest: Record<string, unknown> = {}) =>
    refused(() => assertBody({ ...wireRequestOf(event()), headers, body } as WireRequest, event(rest)));
  const unsupported = (mediaType: string) => ({ code: 'unsupported_media_type', mediaType });

  it.each<[Record<string, string>, Record<string, unknown> | undefined]>([
    [{}, undefined],
    [{ 'content-encoding': ' Identity ' }, undefined],
    [{ 'content-encoding': '' }, undefined],
    [{ 'content-encoding': 'gzip' }, unsupported('Content-Encoding gzip')],
    [{ 'content-encoding': 'identity2' }, unsupported('Content-Encoding identity2')],
    [{ 'content-encoding': 'z'.repeat(60) }, unsupported(`Content-Encoding ${'z'.repeat(50)}`)],
    [{ 'content-type': 'a/b; charset=utf-8' }, undefined],
    [{ 'content-type': 'a/b; CharSet = "UTF8"' }, undefined],
    [{ 'content-type': 'a/b;charset=us-ascii; x=1' }, undefined],
    [{ 'content-type': 'a/b; charset=latin1' }, unsupported('charset latin1')],
    [{ 'content-type': 'a/b; charset=' }, unsupported('charset ')],
    [{ 'content-type': `a/b; charset=${'z'.repeat(60)}` }, unsupported(`charset ${'z'.repeat(50)}`)],
  ])('%j: %j', (headers, expected) => {
    expect(judged(headers)).toEqual(expected);
    expect(judged(headers, '')).toBeUndefined();
  });

  it('is UTF-8, and no larger than the limit', () => {
    const bytes = (hex: string) => ({
      isBase64Encoded: true,
      body: Buffer.from(hex, 'hex').toString('base64'),
    });
    expect(judged({}, 'x', bytes('c3a9'))).toBeUndefined();
    expect(judged({}, 'x', bytes('c3'))).toEqual({ code: 'malformed_body', reason: 'the body is not UTF-8' });
    expect(judged({}, 'x', { ...bytes('c3'), isBase64Encoded: false })).toBeUndefined();
    const limit = 4 * 1024 * 1024;
    expect(judged({}, 'é'.repeat(limit / 2))).toBeUndefined();
    expect(judged({}, `${'é'.repeat(limit / 2)}x`)).toEqual({ code: 'too_large', limitBytes: limit });
  });
});
