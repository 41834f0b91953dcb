/** Valid requests made wrong: a value of another type, a field gone or too many, a boundary, a text that makes trouble. */
import * as fc from 'fast-check';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const NAUGHTY: Json[] = [
  '',
  ' ',
  '\u0000',
  '\u202eabc',
  'a\u200bb',
  '\ud800',
  '<script>alert(1)</script>',
  "'; DROP TABLE orders; --",
  '#CHANGES#2026-11-27',
  '../../etc/passwd',
  '{"a":1}',
  '%00',
  '=1+1',
  '\u{1f600}'.repeat(200),
  `${'x'.repeat(198)}\u{1f600}`,
  // Three times as long after NFC.
  '\ufb2c'.repeat(500),
  'x'.repeat(501),
  'x'.repeat(10_001),
  '__proto__',
  'constructor',
  '2026-02-30',
  '1e400',
  'NaN',
  '-0',
  '99999999999999999999999999999999999999999',
];
const BOUNDARIES: Json[] = [
  0,
  -1,
  1,
  0.1,
  1e15,
  1e16,
  1e21,
  1e-7,
  2 ** 53,
  -(2 ** 53),
  1e300,
  true,
  false,
  null,
];
const CONTAINERS: Json[] = [
  [],
  {},
  [[]],
  [{}],
  { toString: 1 },
  { constructor: {} },
  [null],
  Array(201).fill({}),
];
const WRONG = fc.constantFrom<Json>(...NAUGHTY, ...BOUNDARIES, ...CONTAINERS);
const EXTRA_NAMES = [
  'x',
  'toString',
  'constructor',
  'PK',
  'version',
  'status',
  'organization_id',
  'id',
  'total',
  'a'.repeat(101),
];

const change = fc.record({
  /** Which of the places of the body, counted round and round. */
  place: fc.nat(10_000),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
  value: WRONG,
  name: fc.constantFrom(...EXTRA_NAMES),
});
export type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never;

export const changes = fc.array(change, { minLength: 0, maxLength: 3 });

/** Headers that many clients send, and some that none should. */
export const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Record<string, string>>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'if-match': '"1"' },
      { 'if-match': '' },
      { 'if-match': 'W/"99999999999"' },
      { 'if-unmodified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' },
      { 'if-unmodified-since': '\u00ff' },
      { 'idempotency-key': 'k'.repeat(256) },
      { 'content-encoding': 'gzip' },
      { accept: 'application/pdf' },
      { 'x-com-zoho-inventory-organizationid': '20469390' },
    ),
  },
);

/** The body with the changes applied to a copy. */
export function changed(body: Json, wanted: readonly Change[]): Json {
  const copy = structuredClone(body);
  for (const { place, how, value: shared, name } of wanted) {
    // A value of its own, in all its parts: what was put in may be changed by the next one.
    const value = JSON.parse(JSON.stringify(shared)) as Json;
    const places = placesOf(copy);
    const chosen = places[place % Math.max(1, places.length)];
    if (!chosen) continue;
    const { within, key } = chosen;
    if (how === 'remove') delete within[key];
    else if (how === 'add') within[name] = value;
    else if (how === 'repeat') within[key] = [within[key] ?? null, within[key] ?? null];
    else within[key] = value;
  }
  return copy;
}

interface Place {
  within: Record<string, Json>;
  key: string;
}

function placesOf(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = value as Record<string, Json>;
  return Object.keys(within).flatMap((key) => [{ within, key }, ...placesOf(within[key] ?? null)]);
}
