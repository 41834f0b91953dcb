/** API keys by the digest of their secret, and beside them the register of each organisation; no secret is ever written. */
import type { ApiKeyRow } from '../domain/caller.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { keys, partitions } from './keys.ts';
import { callsUntil, type Table } from './table.ts';

/** How long a key look-up may be retried, in milliseconds. */
const LOOKUP_MS = 5000;

export interface RegisteredKey {
  digest: string;
  row: ApiKeyRow;
}

const briefly = (table: Table) => callsUntil(table, Date.now() + LOOKUP_MS);

/** The stored row of a key. */
export async function findApiKey(table: Table, digest: string): Promise<ApiKeyRow | undefined> {
  const item = await briefly(table).get(keys.apiKey(digest));
  if (item) assertKnown(item);
  return item?.['content'] as ApiKeyRow | undefined;
}

/** Writes a key, or its revocation, and its entry in the register of its organisation: both or neither. */
export async function putApiKey(table: Table, digest: string, row: ApiKeyRow): Promise<void> {
  const entry = keys.registeredKey(row.organizationId, row.keyId);
  const cancelled = await briefly(table).transact([
    { Put: { Item: { ...keys.apiKey(digest), content: row, schemaVersion: SCHEMA_VERSION } } },
    { Put: { Item: { ...entry, digest, content: row, schemaVersion: SCHEMA_VERSION } } },
  ]);
  if (cancelled) throw cancelled.cause;
}

/** The keys of an organisation, by their ids; or the one with this id. One query, however large the table is. */
export async function registeredKeys(
  table: Table,
  org: OrganizationId,
  keyId?: string,
): Promise<RegisteredKey[]> {
  const sort = keyId === undefined ? undefined : { from: keyId, to: keyId };
  const entries = briefly(table).query({ partition: partitions.keysOf(org), sort });
  return Array.fromAsync(entries, (entry) => ({
    digest: String(entry['digest']),
    row: entry['content'] as ApiKeyRow,
  }));
}
