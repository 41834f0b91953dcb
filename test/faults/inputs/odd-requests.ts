/** What surrounds a body and may be odd too: credentials that are none, headers, and positions in lists that were tampered with. */
import * as fc from 'fast-check';
import { changed, changes, type Json } from './mutations.ts';

/** A header's value, as a tool or an attacker would send it. */
const ODD_VALUES = [
  '',
  ' ',
  '\u00ff\u00fe',
  '\u202e1',
  '0',
  '-1',
  '1e400',
  'null',
  '*',
  '"',
  '"1", "2"',
  'W/',
  '[object Object]',
  '{"a":1}',
  '../../etc/passwd',
  '%00%0d%0aset-cookie: a=b',
  'a\r\nx-forged: 1',
  'Thu, 32 Foo 2015 99:99:99 GMT',
  '2026-11-27T07:05:40+0000',
  'x'.repeat(9000),
];
const NAMES = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'idempotency-key',
  'x-request-id',
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'range',
  'expect',
  'cookie',
  'origin',
  'host',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-http-method-override',
  'x-com-zoho-inventory-organizationid',
  'x-com-zoho-store-organizationid',
  'x-crm-org',
  'x-amzn-trace-id',
  '__proto__',
  'constructor',
];

/** A few odd headers, one of them often with the value of another. */
export const oddHeaders = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ODD_VALUES)), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));

const GOOD = 'demo-full-access';
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (header: object) =>
  `${encoded(header)}.${encoded({ sub: GOOD, organizationId: '10234695', scope: 'read', exp: 9e9 })}.`;

/** Values behind a scheme that nobody was given. */
const WRONG_SECRETS = [
  GOOD.toUpperCase(),
  `${GOOD} x`,
  `${GOOD},${GOOD}`,
  `${GOOD}\u0000`,
  encodeURIComponent(`${GOOD}=`),
  'undefined',
  'null',
  '__proto__',
  'constructor',
  'x'.repeat(4096),
  'x'.repeat(4097),
  'x'.repeat(100_000),
  '\u{1f511}',
  '.'.repeat(50),
  unsigned({ alg: 'none' }),
  unsigned({ alg: 'HS256', kid: '../../key' }),
  unsigned({ alg: 'RS256', jwk: {} }),
  `${unsigned({ alg: 'ES256' })}${encoded({})}`,
];
const SCHEMES = ['Zoho-oauthtoken', 'Bearer', 'bearer', 'Basic', 'Zoho-oauthtoken Bearer', ''];

/** A secret that opens nothing, and the scheme that it comes with; undefined: the good one. */
export const credentials = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ scheme: fc.constantFrom(...SCHEMES), secret: fc.constantFrom(...WRONG_SECRETS) }),
      fc.record({ scheme: fc.constantFrom(...SCHEMES.slice(0, 3)), secret: oneCharacterOff() }),
      fc.record({ scheme: fc.constantFrom('', 'Basic', 'Zoho'), secret: fc.constant(GOOD) }),
    ),
  },
);
type OddCredential = { scheme: string; secret: string };

/** The credential of a dialect's header. Getfly's has no scheme: the good secret is good in it, so it is doubled. */
export function credentialHeaders(dialect: string, odd: OddCredential | undefined): Record<string, string> {
  if (dialect !== 'getfly') return { authorization: odd ? `${odd.scheme} ${odd.secret}` : `Bearer ${GOOD}` };
  const trimmed = odd?.secret.trim();
  return { 'x-api-key': trimmed === undefined ? GOOD : trimmed === GOOD ? GOOD + GOOD : trimmed };
}

function oneCharacterOff() {
  return fc
    .tuple(fc.nat(GOOD.length - 1), fc.constantFrom(...'aZ0-_.'))
    .map(([at, letter]) => GOOD.slice(0, at) + letter + GOOD.slice(at + 1))
    .filter((secret) => secret !== GOOD);
}

/** How a page token was tampered with: as text, or in what it says with its checksum left right. */
export const cursors = fc.option(
  fc.record({
    wanted: changes,
    cutAt: fc.option(fc.nat(200)),
    more: fc.constantFrom('', '', '=', '%', '\u00ff'),
  }),
  { freq: 2 },
);

export function tampered(
  token: string,
  { wanted, cutAt, more }: { wanted: Parameters<typeof changed>[1]; cutAt: number | null; more: string },
): string {
  const said = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Json;
  const text = Buffer.from(JSON.stringify(changed(said, wanted))).toString('base64url');
  return (cutAt === null ? text : text.slice(0, cutAt)) + more;
}
