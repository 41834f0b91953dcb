/** Forged, stale and foreign access tokens: each refused, and the good one beside it taken. */
import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { signToken, tokenVerifier, TOKEN_SECONDS } from '../../lib/access/access-tokens.ts';
import { CALLER_SECONDS, rememberedApiKeys } from '../../lib/access/api-keys.ts';
import { currentSigner, signerOf } from '../../lib/access/signer.ts';
import { tokenCallers } from '../../lib/access/token-callers.ts';
import type { ClientRow, RefreshTokenRow } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import type { Signers } from '../../lib/store/signers.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const TEXT = 'a text that nobody would guess, of 32 characters or more';
const GRANT = { clientId: 'till', scopes: ['read'] };
const signer = signerOf(TEXT);
const clockAt = (seconds: number) => ({ now: () => new Date(NOW.getTime() + seconds * 1000) });

function verifierAt(seconds: number, signers: Signers['signers'] = [{ kid: signer.kid, x: signer.x }]) {
  return tokenVerifier(() => Promise.resolve({ signers, revision: 1 }), clockAt(seconds));
}

/** A token like ours but for what a test changes. */
function forged(change: (token: SignJWT) => SignJWT, header: object = {}): Promise<string> {
  const seconds = NOW.getTime() / 1000;
  const token = new SignJWT({ scope: 'read' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signer.kid, ...header })
    .setIssuer('sales-orders/oauth')
    .setAudience('sales-orders/api')
    .setSubject('till')
    .setJti('1')
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS);
  return change(token).sign(signer.privateKey);
}

const later = (minutes: number) => NOW.getTime() / 1000 + minutes * 60;
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const CLAIMS = {
  iss: 'sales-orders/oauth',
  aud: 'sales-orders/api',
  sub: 'till',
  jti: '1',
  scope: 'read',
  iat: later(0),
  exp: later(60),
};

/** The public key as the secret of an HMAC, in each form that a careless verifier might hold it in. */
function confused(secret: string | Buffer): string {
  const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: signer.kid })}.${encoded(CLAIMS)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const publicKey = createPublicKey(signer.privateKey);
const stranger = generateKeyPairSync('ed25519').privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('an access token is refused', () => {
  const FORGERIES: Record<string, () => Promise<string> | string> = {
    'that has expired': () => forged((token) => token.setExpirationTime(later(-1)).setIssuedAt(later(-61))),
    'that is not yet valid': () => forged((token) => token.setNotBefore(later(1))),
    'that was made in the future': () => forged((token) => token.setIssuedAt(later(1))),
    'that says it is good for a year': () =>
      forged((token) => token.setIssuedAt(later(-70)).setExpirationTime(later(525_600))),
    'that says no end': () =>
      new SignJWT({ ...CLAIMS, exp: undefined })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signer.kid })
        .sign(signer.privateKey),
    'for another audience': () => forged((token) => token.setAudience('elsewhere')),
    'of another issuer': () => forged((token) => token.setIssuer('elsewhere')),
    'of another kind': () => forged((token) => token, { typ: 'JWT' }),
    'with alg none': () => new UnsecuredJWT(CLAIMS).encode(),
    'with alg none and our key’s name': () =>
      `${encoded({ alg: 'none', typ: 'at+jwt', kid: signer.kid })}.${encoded(CLAIMS)}.`,
    'signed by HMAC with the public key': () => confused(signer.x),
    'signed by HMAC with the bytes of the public key': () => confused(Buffer.from(signer.x, 'base64url')),
    'signed by HMAC with the public key as PEM': () =>
      confused(publicKey.export({ type: 'spki', format: 'pem' })),
    'signed by RSA': () =>
      new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: signer.kid }).sign(rsa),
    'of an unknown key': () => forged((token) => token, { kid: 'nobody' }),
    'without the name of a key': () => forged((token) => token, { kid: undefined }),
    'that brings its own key': () =>
      new SignJWT(CLAIMS)
        .setProtectedHeader({
          alg: 'EdDSA',
          typ: 'at+jwt',
          kid: signer.kid,
          jwk: createPublicKey(stranger).export({ format: 'jwk' }),
        })
        .sign(stranger),
    'signed by a stranger in our key’s name': () =>
      new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signer.kid }).sign(stranger),
    'whose claims were changed afterwards': async () => {
      const [header, , signature] = (await forged((token) => token)).split('.');
      return `${header}.${encoded({ ...CLAIMS, scope: 'read delete' })}.${signature}`;
    },
    'that is none': () => 'eyJ.eyJ.x',
  };
  it.each(Object.entries(FORGERIES))('%s', async (_, make) => {
    expect(await verifierAt(0)(await make())).toBeUndefined();
  });

  it('of a key that was retired an hour and more ago', async () => {
    const token = await signToken(signer, GRANT, NOW);
    const retired = [{ kid: signer.kid, x: signer.x, until: NOW.toISOString() }];
    expect(await verifierAt(1, retired)(token)).toBeUndefined();
  });
});

describe('an access token is taken', () => {
  it('within its hour', async () => {
    const token = await signToken(signer, GRANT, NOW);
    expect(await verifierAt(0)(token)).toMatchObject({ ...GRANT, expiresAt: later(60) });
    expect(await verifierAt(3599)(token)).toBeDefined();
    expect(await verifierAt(3606)(token)).toBeUndefined();
  });

  it('when the test’s own forge changes nothing', async () => {
    expect(await verifierAt(0)(await forged((token) => token))).toMatchObject(GRANT);
  });

  it('after the key was rotated, until its last token has ended; two keys at once', async () => {
    let now = 0;
    const clock = { now: () => clockAt(now).now() };
    const stored: Signers = { signers: [], revision: 0 };
    let text = TEXT;
    const doors = {
      read: () => Promise.resolve(text),
      load: () => Promise.resolve({ ...stored }),
      save: (next: Signers) => {
        Object.assign(stored, { signers: next.signers, revision: next.revision + 1 });
        return Promise.resolve(true);
      },
    };
    const current = currentSigner(doors, clock);
    const verify = tokenVerifier(doors.load, clock);
    const before = await signToken(await current(), GRANT, clock.now());
    text = `${TEXT}, another`;
    now = 301;
    const after = await signToken(await current(), GRANT, clock.now());
    expect(stored.signers).toHaveLength(2);
    expect([await verify(before), await verify(after)]).toEqual([
      expect.objectContaining(GRANT),
      expect.objectContaining(GRANT),
    ]);
    now = 3599;
    expect(await verify(before)).toBeDefined();
    now = 301 + 600 + TOKEN_SECONDS;
    text = `${TEXT}, a third`;
    await current();
    expect(stored.signers).toHaveLength(2);
    expect(stored.signers.map(({ kid }) => kid)).not.toContain(signer.kid);
  });
});

it('names of keys that were made up have the table read once a second at most', async () => {
  let loads = 0;
  const load = () => {
    loads += 1;
    return Promise.resolve({ signers: [{ kid: signer.kid, x: signer.x }], revision: 1 });
  };
  const verify = tokenVerifier(load, clockAt(0));
  for (let count = 0; count < 50; count++)
    await verify(await forged((token) => token, { kid: `stranger-${count}` }));
  expect(await verify(await signToken(signer, GRANT, NOW))).toBeDefined();
  expect(loads).toBe(1);
});

it('the same text makes the same key, and a text that can be guessed makes none', () => {
  expect(signerOf(`${TEXT}\n`).kid).toBe(signer.kid);
  expect(signerOf(`${TEXT}.`).kid).not.toBe(signer.kid);
  expect(() => signerOf('secret')).toThrow(TypeError);
});

describe('what a token was made with', () => {
  const CLIENT: ClientRow = {
    clientId: 'till',
    name: 'Till',
    organizationId: organizationId('1'),
    scopes: ['read'],
    revoked: false,
    secrets: [],
  };
  const { secrets: _, ...shared } = CLIENT;
  const REFRESH: RefreshTokenRow = { ...shared, tokenId: 'token-1', name: 'Amélie' };

  async function world(seconds = { now: 0 }) {
    const rows = { client: CLIENT as ClientRow | undefined, refresh: REFRESH as RefreshTokenRow | undefined };
    const clock = { now: () => clockAt(seconds.now).now() };
    const signers = { signers: [{ kid: signer.kid, x: signer.x }], revision: 1 };
    let reads = 0;
    const ofToken = tokenCallers(
      tokenVerifier(() => Promise.resolve(signers), clock),
      {
        client: () => Promise.resolve(((reads += 1), rows.client)),
        refreshToken: () => Promise.resolve(rows.refresh),
        isDenied: () => Promise.resolve(false),
      },
      clock,
    );
    const keys = rememberedApiKeys(() => Promise.resolve(undefined), clock, { ofToken });
    const token = await signToken(signer, { ...GRANT, refreshDigest: 'ab' }, NOW);
    return { rows, keys, token, seconds, reads: () => reads };
  }

  it('names the caller, whose id is the client’s', async () => {
    const { keys, token } = await world();
    expect(await keys.callerOf(token)).toEqual({
      id: 'till',
      clientId: 'till',
      name: 'Amélie',
      organizationId: '1',
      scopes: ['read'],
      tokenId: 'token-1',
    });
  });

  it('is looked at once a minute', async () => {
    const { keys, token, seconds, reads } = await world();
    for (const now of [0, 1, CALLER_SECONDS - 1, CALLER_SECONDS]) {
      seconds.now = now;
      expect(await keys.callerOf(token)).toBeDefined();
    }
    expect(reads()).toBe(2);
  });

  it.each<[string, Partial<ClientRow> | undefined, Partial<RefreshTokenRow> | undefined]>([
    ['a client that was revoked', { revoked: true }, {}],
    ['a client that is over', { expiresAt: NOW.toISOString() }, {}],
    ['a client that is gone', undefined, {}],
    ['a refresh token that was revoked', {}, { revoked: true }],
    ['a refresh token that is over', {}, { expiresAt: NOW.toISOString() }],
    ['a refresh token that is gone', {}, undefined],
  ])('%s lets nobody in after a minute', async (__, client, refresh) => {
    const { rows, keys, token, seconds } = await world();
    expect(await keys.callerOf(token)).toBeDefined();
    rows.client = client && { ...CLIENT, ...client };
    rows.refresh = refresh && { ...REFRESH, ...refresh };
    seconds.now = CALLER_SECONDS - 1;
    expect(await keys.callerOf(token)).toBeDefined();
    seconds.now = CALLER_SECONDS;
    expect(await keys.callerOf(token)).toBeUndefined();
  });

  it('is no longer remembered when the token ends', async () => {
    const { keys, token, seconds } = await world();
    seconds.now = TOKEN_SECONDS - 10;
    expect(await keys.callerOf(token)).toBeDefined();
    seconds.now = TOKEN_SECONDS + 6;
    expect(await keys.callerOf(token)).toBeUndefined();
  });
});
