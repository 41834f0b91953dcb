/** Leaves whose answers few requests show: times, bodies, paths. */
import { describe, expect, it } from 'vitest';
import { only } from '../../../lib/dialects/exchange.ts';
import { bodyIfAny, readFormOrJson } from '../../../lib/dialects/leaves/body.ts';
import { orderIdOf, pathBelow, refuseRoute } from '../../../lib/dialects/leaves/refuse-route.ts';
import { timeIn } from '../../../lib/dialects/leaves/zoned-time.ts';
import { instant } from '../../../lib/domain/identity.ts';
import { LIMITS } from '../../../lib/domain/limits.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import { requestOf } from '../../support/pure-exchange.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };
const request = (fields: object, query = '') => requestOf({ path: '/api/v1/things', ...fields, query });

describe('a time in a zone', () => {
  it.each([
    ['UTC', '2026-07-01T12:34:56.789Z', '2026-07-01T12:34:56+00:00'],
    ['Europe/London', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00+00:00'],
    ['Europe/London', '2026-07-01T00:00:00.000Z', '2026-07-01T01:00:00+01:00'],
    ['America/New_York', '2026-01-01T00:00:00.000Z', '2025-12-31T19:00:00-05:00'],
    ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31T20:30:00-03:30'],
    ['Asia/Kolkata', '2026-01-01T00:00:00.000Z', '2026-01-01T05:30:00+05:30'],
    ['Asia/Kathmandu', '2026-01-01T23:59:59.999Z', '2026-01-02T05:44:59+05:45'],
    ['Etc/GMT+9', '2026-01-01T00:00:00.000Z', '2025-12-31T15:00:00-09:00'],
  ])('%s at %s is %s, whichever way it is found', (zone, moment, expected) => {
    // The first few are found without a format, the others with one.
    const found = Array.from({ length: 10 }, () => timeIn(zone, instant(new Date(moment))));
    expect(new Set(found)).toEqual(new Set([expected]));
  });
});

describe('a body', () => {
  it.each([
    ['nothing', {}, {}],
    ['a form of JSON', { headers: FORM, body: ' {"a":"b"} ' }, { a: 'b' }],
    ['a form', { headers: FORM, body: 'a=b&a=c&__proto__=x&d=' }, { a: 'b,c', d: '' }],
    ['a field of JSON', { headers: FORM, body: 'JSONString=%7B%22a%22:%22b%22%7D&c=d' }, { a: 'b', c: 'd' }],
    [
      'JSON that nobody encoded',
      { headers: FORM, body: 'c=d&JSONString={"a":"b&=%"}&e=f' },
      { a: 'b&=%', c: 'd', e: 'f' },
    ],
    ['JSON in JSON', { body: '{"JSONString":"{\\"a\\":\\"b\\"}","c":true}' }, { a: 'b', c: true }],
    ['JSON in no text', { body: '{"JSONString":null}' }, { JSONString: null }],
    ['an empty multipart body', { headers: MULTIPART, body: ' ' }, {}],
    [
      'fields of a multipart body',
      { headers: MULTIPART, body: 'x', form: { fields: { a: 'b' }, hasFiles: false } },
      { a: 'b' },
    ],
  ])('of %s', (_, sent, fields) => {
    expect(readFormOrJson(request(sent))).toEqual(fields);
    expect(bodyIfAny(request(sent))).toEqual(fields);
  });

  it('may stand in the query, where the other says more', () => {
    const sent = request(
      { body: '{"a":"c"}' },
      new URLSearchParams({ JSONString: '{"a":"b","d":"e"}' }).toString(),
    );
    expect(readFormOrJson(sent)).toEqual({ a: 'c', d: 'e' });
  });

  const many = Object.fromEntries(Array.from({ length: LIMITS.formFields + 1 }, (_, at) => [`f${at}`, '']));
  const { f0: _, ...enough } = many;
  it.each([
    ['JSON that is none', { body: '{a' }, 'malformed_body', { reason: 'JSON is not well formed' }],
    ['a list', { body: '[]' }, 'malformed_body', { reason: 'the body must be a JSON object' }],
    [
      'a form of JSON that is none',
      { headers: FORM, body: '{a' },
      'malformed_body',
      { reason: 'JSON is not well formed' },
    ],
    [
      'text',
      { headers: { 'content-type': 'text/plain' }, body: 'a' },
      'unsupported_media_type',
      { mediaType: 'text/plain' },
    ],
    [
      'parts that are none',
      { headers: MULTIPART, body: 'x' },
      'malformed_body',
      { reason: 'the multipart body is not well formed' },
    ],
    [
      'files',
      { headers: MULTIPART, body: 'x', form: { fields: {}, hasFiles: true } },
      'unsupported_media_type',
      { mediaType: 'multipart/form-data with files' },
    ],
  ])('of %s is refused, where one is needed', (__, sent, code, details) => {
    expect(refusalOf(() => readFormOrJson(request(sent)))).toEqual([code, details]);
    expect(bodyIfAny(request(sent))).toEqual({});
  });

  it.each([
    { headers: MULTIPART, body: 'x', form: { fields: many, hasFiles: false } },
    { headers: FORM, body: new URLSearchParams(many).toString() },
  ])('of too many fields is refused everywhere', (sent) => {
    const refused = ['limit_exceeded', { field: 'form fields', limit: LIMITS.formFields }];
    expect(refusalOf(() => readFormOrJson(request(sent)))).toEqual(refused);
    expect(refusalOf(() => bodyIfAny(request(sent)))).toEqual(refused);
    expect(
      Object.keys(
        readFormOrJson(
          request({
            ...sent,
            ...('form' in sent
              ? { form: { fields: enough, hasFiles: false } }
              : { body: new URLSearchParams(enough).toString() }),
          }),
        ),
      ),
    ).toHaveLength(LIMITS.formFields);
  });
});

describe('a path that nothing serves', () => {
  const route = (method: 'GET' | 'POST', path: string, operation: 'retrieve' | 'fallback' = 'retrieve') => ({
    dialect: 'x',
    method,
    path,
    operation,
    exchange: 'x',
  });
  const BASES = ['/api/v1', '/api/v2'];
  const refuse = refuseRoute(
    [
      route('GET', '/api/v1/things'),
      route('GET', '/api/v2/things/{id}'),
      route('GET', '/api/v1/words/{name}'),
      route('GET', '/api/v1/{proxy+}', 'fallback'),
    ],
    BASES,
  );
  const at = (path: string, method = 'PUT', query = '') =>
    refusalOf(() => refuse(request({ path, method }, query)));

  it.each([
    ['/api/v1/things', true],
    ['/stage/api/v2/things', true],
    ['/api/v1/things/42', true],
    ['/api/v1/words/any', true],
    ['/api/v1/things/word', false],
    ['/api/v1/words/', false],
    ['/api/v1/nothing', false],
    ['/api/v1/things/42/more', false],
  ])('%s is served with another method: %s', (path, isServed) => {
    const below = path.replace(/^.*\/v\d/, '');
    expect(at(path)).toEqual(
      isServed ? ['method_not_allowed', { method: 'PUT' }] : ['unknown_route', { path: below }],
    );
  });

  it('is told where it is without a slash', () => {
    const moved = (path: string, query = '') => refuse(request({ path }, query));
    expect(moved('/api/v1/things/').commands).toEqual([]);
    expect(moved('/api/v1/things/').answer([])).toEqual({
      status: 308,
      headers: { location: '/api/v1/things' },
    });
    expect(moved('/api/v1/things/42/', 'a=b').answer([])).toEqual({
      status: 308,
      headers: { location: '/api/v1/things/42?a=b' },
    });
  });

  it('is one where an id is no number', () => {
    const named = (id: string) =>
      orderIdOf(request({ path: `/api/v1/things/${id}`, params: { id } }), refuse);
    expect(named('42')).toBe('42');
    expect(refusalOf(() => named('4x'))).toEqual(['unknown_route', { path: '/things/4x' }]);
    expect([pathBelow(BASES, '/else/where'), pathBelow(BASES, '/api/v2/x')]).toEqual(['/else/where', '/x']);
  });
});

it('one outcome is answered: its value, or what became of it', () => {
  expect(only([{ value: 1 }])).toBe(1);
  const error = new OrderError('conflict', { kind: 'item' });
  expect(() => only([{ error }])).toThrow(error);
  expect(() => only([])).toThrow(new TypeError('an answer without an outcome'));
});
