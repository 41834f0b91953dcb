/** Everything a table holds, for "nothing was stored" and "nothing changed". */
import { paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb';
import type { FreshTable } from './table.ts';

export type RawItem = Record<string, AttributeValue>;

/** Every item by its key, in key order; `wanted` chooses by key. */
export async function contentsOf(
  { client, tableName }: FreshTable,
  wanted: (key: string) => boolean = () => true,
): Promise<Map<string, RawItem>> {
  const items = new Map<string, RawItem>();
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) {
      const key = `${item['PK']?.S} ${item['SK']?.S}`;
      if (wanted(key)) items.set(key, item);
    }
  }
  return new Map([...items].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Orders, their numbers and changes: counters may move on, gaps are allowed. */
export const isOrderPart = (key: string): boolean => /#(SO|NO)#/.test(key);
