/** What `npm run keys` does: create, list, revoke. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS, type ApiKeyRow } from '../../lib/domain/caller.ts';
import { ORGANIZATION_ID, organizationId } from '../../lib/domain/identity.ts';
import { parseScopes, UnknownScope } from '../../lib/scopes.ts';
import { findApiKey, putApiKey, registeredKeys, type RegisteredKey } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { ToolRefusal } from './run-tool.ts';

interface KeyRequest {
  org: string;
  name: string;
  /** Rights (create, read, update, delete) or scope names of a dialect, by commas or spaces. */
  scopes: string;
  /** What keys of one client share: idempotency keys hold for all of them. */
  client?: string;
}

/** Stores a new key; the answer is the only place where its secret ever stands. */
export async function createKey(table: Table, { org, name, scopes, client }: KeyRequest): Promise<string> {
  if (!ORGANIZATION_ID.test(org))
    throw new ToolRefusal(`--org "${org}" must be 1 to 64 letters, digits, - and _`);
  return storeNewKey(table, {
    name,
    clientId: client,
    organizationId: organizationId(org),
    scopes: readScopes(scopes),
  });
}

/** A second key of the same client, with the same rights; the first one works until it is revoked. */
export async function rotateKey(table: Table, keyId: string, org: string): Promise<string> {
  const found = await byId(table, org, keyId);
  if (!found) throw new ToolRefusal(`no key ${keyId} of organisation ${org}`);
  const { name, organizationId: owner, scopes, clientId = keyId } = found.row;
  const made = await storeNewKey(table, { name, clientId, organizationId: owner, scopes });
  return `${made}\nRevoke ${keyId} when nobody uses it any more.`;
}

async function storeNewKey(table: Table, row: Omit<ApiKeyRow, 'keyId' | 'revoked'>): Promise<string> {
  const secret = newSecret();
  const keyId = keyIdOf(secret);
  await putApiKey(table, digestOf(secret), { ...row, keyId, revoked: false });
  const shown = 'The key is shown this once: only its SHA-256 is stored.';
  return `${secret}\n${keyId} for organisation ${row.organizationId}. ${shown}`;
}

/** The keys of an organisation, revoked ones too: audit trails name them. */
export async function listKeys(table: Table, org: string): Promise<string> {
  const found = await registeredKeys(table, organizationId(org));
  const lines = found.map(({ row }) =>
    [row.keyId, row.organizationId, row.revoked ? 'revoked' : 'active', row.scopes.join(','), row.name].join(
      '\t',
    ),
  );
  return lines.join('\n') || 'no keys';
}

/** Which key: of an organisation by its id, or by the secret that has leaked. */
interface RevokedKey {
  org?: string;
  keyId?: string;
  secret?: string;
}

async function byId(table: Table, org = '', keyId = ''): Promise<RegisteredKey | undefined> {
  const [found] = await registeredKeys(table, organizationId(org), keyId);
  return found;
}

async function bySecret(table: Table, secret: string): Promise<RegisteredKey | undefined> {
  const digest = digestOf(secret);
  const row = await findApiKey(table, digest);
  return row && { digest, row };
}

/** Marks a key as revoked; running functions forget it within a minute. */
export async function revokeKey(table: Table, { org, keyId, secret }: RevokedKey): Promise<string> {
  const found = secret === undefined ? await byId(table, org, keyId) : await bySecret(table, secret);
  if (!found)
    throw new ToolRefusal(secret === undefined ? `no key ${keyId} of organisation ${org}` : 'no such key');
  await putApiKey(table, found.digest, { ...found.row, revoked: true });
  return `${found.row.keyId} is revoked; functions that remember it refuse it within ${CALLER_SECONDS} s`;
}

function readScopes(text: string): string[] {
  try {
    return parseScopes(text);
  } catch (error) {
    if (!(error instanceof UnknownScope)) throw error;
    throw new ToolRefusal(`${error.message}: use ${RIGHTS.join(', ')} or the scope names of docs/access.md`);
  }
}
