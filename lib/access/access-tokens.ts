/** Access tokens: signed with Ed25519 by the function that grants them, verified with public keys by all others. */
import { randomUUID, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Clock } from '../domain/ports.ts';
import type { Signers } from '../store/signers.ts';
import { publicKeys } from './public-keys.ts';

export const TOKEN_SECONDS = 3600;
const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';
const ISSUER = 'sales-orders/oauth';
const AUDIENCE = 'sales-orders/api';
/** How far the clocks of two machines may be apart, in seconds. */
const CLOCKS_APART = 5;

/** What signs. */
export interface Signer {
  kid: string;
  privateKey: KeyObject;
  /** The public part, base64url. */
  x: string;
}

/** What an access token says. */
export interface Grant {
  clientId: string;
  scopes: string[];
  /** Of the refresh token it was made with: SHA-256, hex. A client's own token has none. */
  refreshDigest?: string;
}

interface GrantedToken extends Grant {
  tokenId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** An access token that is good for an hour. */
export async function signToken(
  { kid, privateKey }: Signer,
  { clientId, scopes, refreshDigest }: Grant,
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ scope: scopes.join(' '), ...(refreshDigest && { grant: refreshDigest }) })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(clientId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .sign(privateKey);
}

export type VerifyToken = (token: string) => Promise<GrantedToken | undefined>;

/** What tells what a token says; undefined for one that is not ours, not yet or no longer good. @throws OrderError unavailable */
export function tokenVerifier(load: () => Promise<Signers>, clock: Clock): VerifyToken {
  const publicKey = publicKeys(load, clock, ALGORITHM);
  return async (token) => {
    const key = await publicKey(kidOf(token));
    if (!key) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'jti', 'exp', 'iat', 'scope'],
        maxTokenAge: TOKEN_SECONDS,
        clockTolerance: CLOCKS_APART,
        currentDate: clock.now(),
      });
      return grantOf(payload);
    } catch {
      return undefined;
    }
  };
}

function grantOf({ sub, jti, exp, scope, grant }: JWTPayload): GrantedToken | undefined {
  if (!sub || !jti || !exp || typeof scope !== 'string') return undefined;
  const scopes = scope.split(' ').filter((name) => name !== '');
  const refreshDigest = typeof grant === 'string' ? grant : undefined;
  return { clientId: sub, scopes, tokenId: jti, expiresAt: exp, refreshDigest };
}

function kidOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}
