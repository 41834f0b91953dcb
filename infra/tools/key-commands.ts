/** What `npm run keys` does: create, list, revoke. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { findApiKey, putApiKey, registeredKeys, type RegisteredKey } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { ToolRefusal } from './run-tool.ts';

interface KeyRequest {
  org: string;
  name: string;
  /** Comma-separated rights (create, read, update, delete) or scope names of a dialect. */
  scopes: string;
}

/** Keys of the table are made of it, with # between their parts. */
const ORGANIZATION = /^[^\s#]{1,64}$/u;

/** Stores a new key; the answer is the only place where its secret ever stands. */
export async function createKey(table: Table, { org, name, scopes }: KeyRequest): Promise<string> {
  if (!ORGANIZATION.test(org))
    throw new ToolRefusal(`an organisation's id has no spaces and no "#": "${org}"`);
  const secret = newSecret();
  const keyId = keyIdOf(secret);
  await putApiKey(table, digestOf(secret), {
    keyId,
    name,
    organizationId: organizationId(org),
    scopes: readScopes(scopes),
    revoked: false,
  });
  return `${secret}\n${keyId} for organisation ${org}. The key is shown this once: only its SHA-256 is stored.`;
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

/** A dialect's scope names have points; a word without one must be a right. */
function readScopes(text: string): string[] {
  const scopes = text.split(',').map((scope) => scope.trim());
  const unknown = scopes.filter((scope) => !scope.includes('.') && !RIGHTS.some((right) => right === scope));
  if (unknown.length === 0) return scopes;
  throw new ToolRefusal(
    `unknown scope "${unknown.join(', ')}": use ${RIGHTS.join(', ')} or a dialect's scope names`,
  );
}
