/** API keys by the digest of their secret; the secret itself is never written. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ApiKeyRow } from '../domain/caller.ts';
import { attempt } from './attempt.ts';
import { keys } from './keys.ts';
import { getItem } from './reads.ts';
import { requestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** How long a key look-up may be retried, in milliseconds. */
const LOOKUP_MS = 5000;

/** The stored row of a key. */
export async function findApiKey(table: Table, digest: string): Promise<ApiKeyRow | undefined> {
  const item = await getItem(table, keys.apiKey(digest), requestTime(Date.now() + LOOKUP_MS, table.pace));
  return item?.['content'] as ApiKeyRow | undefined;
}

/** Writes a key, or its revocation. */
export async function putApiKey(table: Table, digest: string, row: ApiKeyRow): Promise<void> {
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...keys.apiKey(digest), content: row, schemaVersion: 1 },
  });
  await attempt(
    (options) => table.client.send(put, options),
    requestTime(Date.now() + LOOKUP_MS, table.pace),
  );
}
