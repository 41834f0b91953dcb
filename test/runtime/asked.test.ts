/** Two spellings of one request are one request; another one is another. */
import { describe, expect, it } from 'vitest';
import { askedBy } from '../../lib/runtime/asked.ts';

interface Sent {
  path?: string;
  query?: string;
  body?: string;
  type?: string;
  method?: string;
}
const asked = ({ path = '/a', query = '', body = '', type, method = 'POST' }: Sent) =>
  askedBy({
    method,
    path,
    params: {},
    query: new URLSearchParams(query),
    headers: type === undefined ? {} : { 'content-type': type },
    body,
  });

const FORM = 'application/x-www-form-urlencoded';
const parts = (boundary: string, value = '1') =>
  ({
    type: `multipart/form-data; boundary="${boundary}"`,
    body: `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n--${boundary}--`,
  }) satisfies Sent;

describe('the same request', () => {
  it.each<[string, Sent, Sent]>([
    ['a slash at the end', { path: '/a' }, { path: '/a/' }],
    ['order of parameters', { query: 'a=1&b=2' }, { query: 'b=2&a=1' }],
    ['escapes in parameters', { query: 'a=%41' }, { query: 'a=A' }],
    ['spaces in JSON', { body: '{"a":1,"b":[2]}' }, { body: ' {"a" : 1, "b": [ 2 ]}\n' }],
    ['order of names', { body: '{"a":1,"b":2}' }, { body: '{"b":2,"a":1}' }],
    ['a line break behind a form', { type: FORM, body: 'a=1&b=2' }, { type: FORM, body: 'b=2&a=1\r\n' }],
    [
      'JSON in a form',
      { type: FORM, body: `JSONString=${encodeURIComponent('{"a":1}')}` },
      { type: FORM, body: `JSONString=${encodeURIComponent('{ "a": 1 }')}` },
    ],
    ['what is not well formed, with spaces around it', { body: '{"a"' }, { body: ' {"a" ' }],
    ['nothing, and an object of nothing', { body: '' }, { body: '{}' }],
    ['boundaries of parts', parts('x1'), parts('y2')],
  ])('%s', (_, one, other) => {
    expect(asked(one)).toEqual(asked(other));
  });
});

describe('another request', () => {
  it.each<[string, Sent, Sent]>([
    ['the method', { method: 'POST' }, { method: 'PUT' }],
    ['the path', { path: '/a' }, { path: '/a/b' }],
    ['a parameter', { query: 'a=1' }, { query: 'a=2' }],
    ['a parameter once more', { query: 'a=1' }, { query: 'a=1&a=1' }],
    ['a value in JSON', { body: '{"a":1}' }, { body: '{"a":2}' }],
    ['a text in place of a number', { body: '{"a":1}' }, { body: '{"a":"1"}' }],
    [
      'digits beyond those of a double',
      { body: '{"a":9007199254740993}' },
      { body: '{"a":9007199254740992}' },
    ],
    ['a value in a form', { type: FORM, body: 'a=1' }, { type: FORM, body: 'a=2' }],
    ['a value in parts', parts('x1'), parts('x1', '2')],
    ['a body', { body: '' }, { body: '{"a":1}' }],
  ])('%s', (_, one, other) => {
    expect(asked(one)).not.toEqual(asked(other));
  });
});
