/** What `npm run keys` does: create, list, revoke. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS, type ApiKeyRow } from '../../lib/domain/caller.ts';
import { ORGANIZATION_ID, organizationId } from '../../lib/domain/identity.ts';
import { isKnownScope } from '../../lib/scopes.ts';
import { putApiKey, storedKeys } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { ToolRefusal } from './run-tool.ts';

interface KeyRequest {
  org: string;
  name: string;
  /** Comma-separated rights (create, read, update, delete) or scope names of a dialect. */
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
export async function rotateKey(table: Table, keyId: string): Promise<string> {
  const { row } = await keyCalled(table, keyId);
  const { name, organizationId: org, scopes, clientId = keyId } = row;
  const made = await storeNewKey(table, { name, clientId, organizationId: org, scopes });
  return `${made}\nRevoke ${keyId} when nobody uses it any more.`;
}

async function storeNewKey(table: Table, row: Omit<ApiKeyRow, 'keyId' | 'revoked'>): Promise<string> {
  const secret = newSecret();
  const keyId = keyIdOf(secret);
  await putApiKey(table, digestOf(secret), { ...row, keyId, revoked: false });
  const shown = 'The key is shown this once: only its SHA-256 is stored.';
  return `${secret}\n${keyId} for organisation ${row.organizationId}. ${shown}`;
}

async function keyCalled(table: Table, keyId: string) {
  const found = (await storedKeys(table)).find(({ row }) => row.keyId === keyId);
  if (!found) throw new ToolRefusal(`no key ${keyId}`);
  return found;
}

export async function listKeys(table: Table, org: string | undefined): Promise<string> {
  const rows = (await storedKeys(table)).map((key) => key.row);
  const shown = rows.filter((row) => org === undefined || row.organizationId === org);
  const lines = shown.map((row) =>
    [row.keyId, row.organizationId, row.revoked ? 'revoked' : 'active', row.scopes.join(','), row.name].join(
      '\t',
    ),
  );
  return lines.toSorted().join('\n') || 'no keys';
}

/** Marks a key as revoked; running functions forget it within a minute. */
export async function revokeKey(table: Table, keyId: string): Promise<string> {
  const found = await keyCalled(table, keyId);
  await putApiKey(table, found.digest, { ...found.row, revoked: true });
  return `${keyId} is revoked; functions that remember it refuse it within ${CALLER_SECONDS} s`;
}

/** A right, or a scope name that a dialect takes for one: a misspelt one would grant nothing, and nobody would say so. */
function readScopes(text: string): string[] {
  const scopes = text.split(',').map((scope) => scope.trim());
  const unknown = scopes.filter((scope) => !isKnownScope(scope));
  if (unknown.length === 0) return scopes;
  throw new ToolRefusal(
    `unknown scope "${unknown.join(', ')}": use ${RIGHTS.join(', ')} or a dialect's scope names`,
  );
}
