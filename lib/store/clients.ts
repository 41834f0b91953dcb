/** Clients by their id; refresh tokens and codes by the digest of their secret; access tokens that were revoked. */
import type { AuthorizationCodeRow, ClientRow, RefreshTokenRow } from '../domain/caller.ts';
import { briefly, registration } from './api-keys.ts';
import { keys, type Key } from './keys.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { EXPIRY } from './table-shape.ts';
import type { Table } from './table.ts';

/** @throws OrderError unavailable */
async function find<Row>(table: Table, key: Key): Promise<Row | undefined> {
  const item = await briefly(table).get(key);
  if (item) assertKnown(item);
  return item?.['content'] as Row | undefined;
}

const itemOf = (key: Key, content: unknown) => ({ ...key, content, schemaVersion: SCHEMA_VERSION });

export const findClient = (table: Table, id: string) => find<ClientRow>(table, keys.client(id));
export const findRefreshToken = (table: Table, digest: string) =>
  find<RefreshTokenRow>(table, keys.refreshToken(digest));
export const findCode = (table: Table, digest: string) =>
  find<AuthorizationCodeRow>(table, keys.authorizationCode(digest));

/** Writes a client, or its revocation, and its entry in the register of its organisation. */
export async function putClient(table: Table, row: ClientRow): Promise<void> {
  const cancelled = await briefly(table).transact([
    { Put: { Item: itemOf(keys.client(row.clientId), row) } },
    registration({ id: row.clientId, kind: 'client', digest: '', row }),
  ]);
  if (cancelled) throw cancelled.cause;
}

/** The same for a refresh token. */
export async function putRefreshToken(table: Table, digest: string, row: RefreshTokenRow): Promise<void> {
  const cancelled = await briefly(table).transact(refreshTokenWrites(digest, row));
  if (cancelled) throw cancelled.cause;
}

/** Keeps a code until `expiresAt` of its row. */
export async function putCode(table: Table, digest: string, row: AuthorizationCodeRow): Promise<void> {
  const item = itemOf(keys.authorizationCode(digest), row);
  await briefly(table).put({ Item: { ...item, [EXPIRY]: epochSeconds(row.expiresAt) } });
}

/** Takes the code away and writes the refresh token: both or neither. False when the code was gone. */
export async function exchangeCode(
  table: Table,
  codeDigest: string,
  digest: string,
  row: RefreshTokenRow,
): Promise<boolean> {
  const code = keys.authorizationCode(codeDigest);
  const cancelled = await briefly(table).transact([
    { Delete: { Key: code, ConditionExpression: 'attribute_exists(PK)' } },
    ...refreshTokenWrites(digest, row),
  ]);
  if (!cancelled) return true;
  if (cancelled.reasons[0]?.Code === 'ConditionalCheckFailed') return false;
  throw cancelled.cause;
}

/** Refuses an access token until it would have ended by itself, in epoch seconds. */
export async function denyToken(table: Table, tokenId: string, expiresAt: number): Promise<void> {
  await briefly(table).put({ Item: { ...itemOf(keys.deniedToken(tokenId), true), [EXPIRY]: expiresAt } });
}

export const isDenied = async (table: Table, tokenId: string): Promise<boolean> =>
  (await find<true>(table, keys.deniedToken(tokenId))) !== undefined;

function refreshTokenWrites(digest: string, row: RefreshTokenRow) {
  return [
    { Put: { Item: itemOf(keys.refreshToken(digest), row) } },
    registration({ id: row.tokenId, kind: 'token', digest, row }),
  ];
}

/** When the table may forget the item: it is refused from its own time on. */
function epochSeconds(expiresAt: string | undefined): number | undefined {
  return expiresAt === undefined ? undefined : Math.ceil(Date.parse(expiresAt) / 1000);
}
