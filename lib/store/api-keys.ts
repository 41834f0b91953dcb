/** API keys by the digest of their secret; the secret itself is never written. */
import type { ApiKeyRow } from '../domain/caller.ts';
import { SCHEMA_VERSION } from './item.ts';
import { API_KEY_PREFIX, digestOfPartition, keys } from './keys.ts';
import { callsUntil, patientCalls, type Table } from './table.ts';

/** How long a key look-up may be retried, in milliseconds. */
const LOOKUP_MS = 5000;
const PAGE_WITHIN_MS = 60_000;

interface StoredKey {
  digest: string;
  row: ApiKeyRow;
}

/** The stored row of a key. */
export async function findApiKey(table: Table, digest: string): Promise<ApiKeyRow | undefined> {
  const item = await callsUntil(table, Date.now() + LOOKUP_MS).get(keys.apiKey(digest));
  return item?.['content'] as ApiKeyRow | undefined;
}

/** Writes a key, or its revocation. */
export async function putApiKey(table: Table, digest: string, row: ApiKeyRow): Promise<void> {
  const Item = { ...keys.apiKey(digest), content: row, schemaVersion: SCHEMA_VERSION };
  await callsUntil(table, Date.now() + LOOKUP_MS).put({ Item });
}

/** All keys, by a scan of the whole table: they are found by their digest otherwise, and lists of them are rare. */
export async function storedKeys(table: Table): Promise<StoredKey[]> {
  const found: StoredKey[] = [];
  for await (const item of patientCalls(table, PAGE_WITHIN_MS).scan(API_KEY_PREFIX)) {
    found.push({ digest: digestOfPartition(String(item['PK'])), row: item['content'] as ApiKeyRow });
  }
  return found;
}
