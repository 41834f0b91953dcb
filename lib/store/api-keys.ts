/** API keys by the digest of their secret, and beside them the register of each organisation; no secret is ever written. */
import type { ApiKeyRow, CredentialRow } from '../domain/caller.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { keys, partitions } from './keys.ts';
import type { Write } from './bulk-calls.ts';
import { callsUntil, ifConditionHolds, type Table } from './table.ts';

/** How long a request may wait for a note about it, in milliseconds. */
const NOTE_MS = 500;
/** How long a key look-up may be retried, in milliseconds. */
const LOOKUP_MS = 5000;

export type CredentialKind = 'key' | 'client' | 'token';

/** A credential in the register of its organisation. */
export interface Registered {
  id: string;
  kind: CredentialKind;
  /** Of its secret; a client's secrets stand in its row. */
  digest: string;
  row: CredentialRow;
}

export const briefly = (table: Table) => callsUntil(table, Date.now() + LOOKUP_MS);

/** The stored row of a key. */
export async function findApiKey(table: Table, digest: string): Promise<ApiKeyRow | undefined> {
  const item = await briefly(table).get(keys.apiKey(digest));
  if (item) assertKnown(item);
  return item?.['content'] as ApiKeyRow | undefined;
}

/** Writes a key, or its revocation, and its entry in the register of its organisation: both or neither. */
export async function putApiKey(table: Table, digest: string, row: ApiKeyRow): Promise<void> {
  const cancelled = await briefly(table).transact([
    { Put: { Item: { ...keys.apiKey(digest), content: row, schemaVersion: SCHEMA_VERSION } } },
    registration({ id: row.keyId, kind: 'key', digest, row }),
  ]);
  if (cancelled) throw cancelled.cause;
}

/** The entry of a credential in the register of its organisation, to be written with the credential. */
export function registration({ id, kind, digest, row }: Registered): Write {
  const entry = keys.registeredKey(row.organizationId, id);
  return { Put: { Item: { ...entry, kind, digest, content: row, schemaVersion: SCHEMA_VERSION } } };
}

/** The credentials of an organisation, by their ids; or the one with this id. One query, however large the table is. */
export async function registeredCredentials(
  table: Table,
  org: OrganizationId,
  id?: string,
): Promise<Registered[]> {
  const sort = id === undefined ? undefined : { from: id, to: id };
  const entries = briefly(table).query({ partition: partitions.keysOf(org), sort });
  return Array.fromAsync(entries, (entry) => ({
    id: String(entry['SK']),
    kind: (entry['kind'] ?? 'key') as CredentialKind,
    digest: String(entry['digest']),
    row: entry['content'] as CredentialRow,
  }));
}

/** Notes the day, such as 2026-11-27, on which a credential was used, unless a later one is noted. */
export async function noteUse(table: Table, org: OrganizationId, id: string, day: string): Promise<void> {
  const update = callsUntil(table, Date.now() + NOTE_MS).update({
    Key: keys.lastUse(org, id),
    UpdateExpression: 'SET lastUsed = :day',
    ConditionExpression: 'attribute_not_exists(lastUsed) OR lastUsed < :day',
    ExpressionAttributeValues: { ':day': day },
  });
  await ifConditionHolds(update);
}

/** The days on which the credentials of an organisation were last used, by their ids. */
export async function lastUses(table: Table, org: OrganizationId): Promise<Map<string, string>> {
  const notes = briefly(table).query({ partition: partitions.usesOf(org) });
  const days = await Array.fromAsync(
    notes,
    (note) => [String(note['SK']), String(note['lastUsed'])] as const,
  );
  return new Map(days);
}
