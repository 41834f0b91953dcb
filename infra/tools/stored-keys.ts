/** All stored keys. A scan of the whole table: keys are found by their digest otherwise, and lists of them are rare. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ApiKeyRow } from '../../lib/domain/caller.ts';
import type { Table } from '../../lib/store/table.ts';

export interface StoredKey {
  digest: string;
  row: ApiKeyRow;
}

const PREFIX = 'KEY#';

export async function storedKeys(table: Table): Promise<StoredKey[]> {
  const found: StoredKey[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({
      TableName: table.name,
      FilterExpression: 'begins_with(PK, :prefix)',
      ExpressionAttributeValues: { ':prefix': PREFIX },
      ExclusiveStartKey: from,
    });
    const page = await table.client.send(scan);
    for (const item of page.Items ?? []) {
      found.push({ digest: String(item['PK']).slice(PREFIX.length), row: item['content'] as ApiKeyRow });
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return found;
}
