/** What the token endpoint does: who asks is proven by a client's secret, and what they get is an access token. */
import { isOver, type AuthorizationCodeRow, type ClientRow, type RefreshTokenRow } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import { TOKEN_SECONDS, type Grant, type VerifyToken } from './access-tokens.ts';
import { digestOf } from './api-keys.ts';
import { idOf, newSecret, provenClient, type Parameters } from './secrets.ts';

/** Faults in the words of the live service; those it has none for, in those of RFC 6749. */
type TokenFault =
  | 'invalid_client'
  | 'invalid_code'
  | 'invalid_redirect_uri'
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_grant_type';

interface Granted {
  accessToken: string;
  scopes: string[];
  expiresIn: number;
  /** Of a code's exchange alone. */
  refreshToken?: string;
}

export interface TokenDoors {
  client(id: string): Promise<ClientRow | undefined>;
  refreshToken(digest: string): Promise<RefreshTokenRow | undefined>;
  code(digest: string): Promise<AuthorizationCodeRow | undefined>;
  /** False when the code had been exchanged meanwhile. */
  exchange(codeDigest: string, digest: string, row: RefreshTokenRow): Promise<boolean>;
  keepRefreshToken(digest: string, row: RefreshTokenRow): Promise<void>;
  deny(tokenId: string, expiresAt: number): Promise<void>;
  sign(grant: Grant): Promise<string>;
  verify: VerifyToken;
  /** Whether what a scope opens is opened by those that are held. */
  covers(held: string[], scope: string): boolean;
  clock: Clock;
}

export type Answered = Granted | { fault: TokenFault };

const fault = (name: TokenFault) => ({ fault: name });
/** Answers a token request. @throws OrderError unavailable */
export async function grantToken(parameters: Parameters, doors: TokenDoors): Promise<Answered> {
  const grantType = parameters.get('grant_type');
  if (grantType === undefined) return fault('invalid_request');
  const grant = GRANTS[grantType];
  if (!grant) return fault('unsupported_grant_type');
  const client = await provenClient(parameters, doors.client, doors.clock);
  return client ? grant(client, parameters, doors) : fault('invalid_client');
}

type Granting = (client: ClientRow, parameters: Parameters, doors: TokenDoors) => Promise<Answered>;
const GRANTS: Partial<Record<string, Granting>> = Object.assign(Object.create(null) as object, {
  refresh_token: refreshed,
  client_credentials: ownToken,
  authorization_code: exchanged,
});

async function refreshed(client: ClientRow, parameters: Parameters, doors: TokenDoors): Promise<Answered> {
  const refreshDigest = digestOf(parameters.get('refresh_token') ?? '');
  const row = await doors.refreshToken(refreshDigest);
  if (!row || row.clientId !== client.clientId || isOver(row, doors.clock.now()))
    return fault('invalid_code');
  return granted({ clientId: client.clientId, scopes: row.scopes, refreshDigest }, doors);
}

/** Of all the client's scopes, or of those that it names. */
async function ownToken(client: ClientRow, parameters: Parameters, doors: TokenDoors): Promise<Answered> {
  const named = (parameters.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  if (!named.every((scope) => doors.covers(client.scopes, scope))) return fault('invalid_scope');
  if (!isOwnOrganization(parameters.get('soid'), client)) return fault('invalid_client');
  return granted({ clientId: client.clientId, scopes: named.length > 0 ? named : client.scopes }, doors);
}

/** "ZohoCRM.10234695": as anywhere else, a request may only confirm whose it is. */
function isOwnOrganization(soid: string | undefined, { organizationId }: ClientRow): boolean {
  return soid === undefined || soid === '' || soid.slice(soid.indexOf('.') + 1) === organizationId;
}

async function exchanged(client: ClientRow, parameters: Parameters, doors: TokenDoors): Promise<Answered> {
  const codeDigest = digestOf(parameters.get('code') ?? '');
  const code = await doors.code(codeDigest);
  if (!code || code.clientId !== client.clientId || isOver(code, doors.clock.now()))
    return fault('invalid_code');
  const { name, organizationId, scopes, clientId, redirectUri } = code;
  if (redirectUri !== undefined && parameters.get('redirect_uri') !== redirectUri)
    return fault('invalid_redirect_uri');
  const refreshToken = newSecret('sor');
  const refreshDigest = digestOf(refreshToken);
  const tokenId = idOf('token', refreshDigest);
  const row = { tokenId, clientId, name, organizationId, scopes, revoked: false };
  if (!(await doors.exchange(codeDigest, refreshDigest, row))) return fault('invalid_code');
  return { ...(await granted({ clientId, scopes, refreshDigest }, doors)), refreshToken };
}

async function granted(grant: Grant, { sign }: TokenDoors): Promise<Granted> {
  return { accessToken: await sign(grant), scopes: grant.scopes, expiresIn: TOKEN_SECONDS };
}

/** Revokes a refresh token, and all that was made with it, or one access token. False for what is neither. @throws OrderError unavailable */
export async function revokeToken(token: string | undefined, doors: TokenDoors): Promise<boolean> {
  if (!token) return false;
  const access = await doors.verify(token);
  if (access) {
    await doors.deny(access.tokenId, access.expiresAt);
    return true;
  }
  const digest = digestOf(token);
  const row = await doors.refreshToken(digest);
  if (!row || isOver(row, doors.clock.now())) return false;
  await doors.keepRefreshToken(digest, { ...row, revoked: true });
  return true;
}
