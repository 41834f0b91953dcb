/** What `npm run keys` does: create, list, revoke. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { putApiKey, storedKeys } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { ToolRefusal } from './run-tool.ts';

interface KeyRequest {
  org: string;
  name: string;
  /** Comma-separated rights (create, read, update, delete) or scope names of a dialect. */
  scopes: string;
}

/** Stores a new key; the answer is the only place where its secret ever stands. */
export async function createKey(table: Table, { org, name, scopes }: KeyRequest): Promise<string> {
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
  const found = (await storedKeys(table)).find(({ row }) => row.keyId === keyId);
  if (!found) throw new ToolRefusal(`no key ${keyId}`);
  await putApiKey(table, found.digest, { ...found.row, revoked: true });
  return `${keyId} is revoked; functions that remember it refuse it within ${CALLER_SECONDS} s`;
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
