/** What `npm run keys` does with keys, and with every credential: create, rotate, list, revoke. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import { isOver, type ApiKeyRow, type ClientRow, type RefreshTokenRow } from '../../lib/domain/caller.ts';
import {
  findApiKey,
  lastUses,
  putApiKey,
  registeredCredentials,
  type CredentialKind,
  type Registered,
} from '../../lib/store/api-keys.ts';
import { findClient, findRefreshToken, putClient, putRefreshToken } from '../../lib/store/clients.ts';
import type { Table } from '../../lib/store/table.ts';
import { DEFAULT_OVERLAP, readOrganization, readScopes, readTime } from './key-options.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { ToolRefusal } from './run-tool.ts';

export const SHOWN_ONCE = 'It is shown this once: only its SHA-256 is stored.';

interface KeyRequest {
  org: string;
  name: string;
  /** Rights (create, read, update, delete) or scope names of a dialect, by commas or spaces. */
  scopes: string;
  /** What keys of one client share: idempotency keys hold for all of them. */
  client?: string;
  expires?: string;
}

/** Stores a new key; the answer is the only place where its secret ever stands. */
export async function createKey(table: Table, asked: KeyRequest): Promise<string> {
  return storeNewKey(table, {
    name: asked.name,
    clientId: asked.client,
    organizationId: readOrganization(asked.org),
    scopes: readScopes(asked.scopes),
    ...(asked.expires && { expiresAt: readTime('expires', asked.expires) }),
  });
}

/** A second key of the same client, with the same rights; the first one ends when the overlap does. */
export async function rotateKey(
  table: Table,
  keyId: string,
  org: string,
  overlap = DEFAULT_OVERLAP,
): Promise<string> {
  const found = await byId(table, org, keyId, 'key');
  const { digest, row } = found;
  if (isOver(row, new Date())) throw new ToolRefusal(`${keyId} is over already: create a new one`);
  const until = readTime('overlap', overlap);
  const { name, organizationId, scopes, clientId = keyId } = row as ApiKeyRow;
  const made = await storeNewKey(table, { name, clientId, organizationId, scopes });
  const expiresAt = row.expiresAt !== undefined && row.expiresAt < until ? row.expiresAt : until;
  await putApiKey(table, digest, { ...(row as ApiKeyRow), expiresAt });
  return `${made}\n${keyId} works until ${expiresAt}.`;
}

async function storeNewKey(table: Table, row: Omit<ApiKeyRow, 'keyId' | 'revoked'>): Promise<string> {
  const secret = newSecret();
  const keyId = keyIdOf(secret);
  await putApiKey(table, digestOf(secret), { ...row, keyId, revoked: false });
  return `${secret}\n${keyId} for organisation ${row.organizationId}. ${SHOWN_ONCE}`;
}

/** The credentials of an organisation, or those of one kind, revoked ones too: audit trails name them. */
export async function listCredentials(table: Table, org: string, kind?: CredentialKind): Promise<string> {
  const organization = readOrganization(org);
  const [found, uses] = await Promise.all([
    registeredCredentials(table, organization),
    lastUses(table, organization),
  ]);
  const now = new Date();
  const lines = found
    .filter((each) => kind === undefined || each.kind === kind)
    .map(({ id, kind: shown, row }) => {
      const state = row.revoked ? 'revoked' : isOver(row, now) ? 'expired' : 'active';
      const used = uses.has(id) ? `used ${uses.get(id)}` : 'never used';
      const ends = row.expiresAt === undefined ? [] : [`until ${row.expiresAt}`];
      return [id, row.organizationId, state, row.scopes.join(','), row.name, shown, used, ...ends].join('\t');
    });
  return lines.join('\n') || `no ${kind ?? 'key'}s`;
}

/** Which one: of an organisation by its id, or by the secret that has leaked. */
interface Revoked {
  org?: string;
  id?: string;
  secret?: string;
}

/** The credential of an organisation with this id. @throws ToolRefusal when there is none */
export async function byId(
  table: Table,
  org: string,
  id: string,
  kind?: CredentialKind,
): Promise<Registered> {
  const [found] = await registeredCredentials(table, readOrganization(org), id);
  if (found && (kind === undefined || found.kind === kind)) return found;
  throw new ToolRefusal(`no ${kind ?? 'key'} ${id} of organisation ${org}`);
}

async function bySecret(table: Table, secret: string): Promise<Registered> {
  const digest = digestOf(secret);
  const key = await findApiKey(table, digest);
  if (key) return { id: key.keyId, kind: 'key', digest, row: key };
  const token = await findRefreshToken(table, digest);
  if (token) return { id: token.tokenId, kind: 'token', digest, row: token };
  throw new ToolRefusal('no such key');
}

/** Marks a credential as revoked; running functions forget it within a minute. */
export async function revoke(table: Table, { org = '', id = '', secret }: Revoked): Promise<string> {
  const found = secret === undefined ? await byId(table, org, id) : await bySecret(table, secret);
  await storeRevoked(table, found);
  return `${found.id} is revoked; functions that remember it refuse it within ${CALLER_SECONDS} s`;
}

async function storeRevoked(table: Table, { id, kind, digest, row }: Registered): Promise<void> {
  if (kind === 'key') return putApiKey(table, digest, { ...(row as ApiKeyRow), revoked: true });
  if (kind === 'token') return putRefreshToken(table, digest, { ...(row as RefreshTokenRow), revoked: true });
  const client = (await findClient(table, id)) ?? (row as ClientRow);
  return putClient(table, { ...client, revoked: true });
}
