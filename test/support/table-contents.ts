/** Everything a table holds, for "nothing was stored" and "nothing changed". */
import { paginateScan, QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import type { FreshTable } from './table.ts';

export type RawItem = Record<string, AttributeValue>;

/** That a credential was used today is noted by whatever asks first, a refused request too. */
const isNote = (key: string): boolean => key.startsWith('USES#');

/** Every item by its key, in key order, but for notes of use; `wanted` chooses by key. */
export async function contentsOf(
  { client, tableName }: FreshTable,
  wanted: (key: string) => boolean = () => true,
): Promise<Map<string, RawItem>> {
  const items = new Map<string, RawItem>();
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) {
      const key = `${item['PK']?.S} ${item['SK']?.S}`;
      if (!isNote(key) && wanted(key)) items.set(key, item);
    }
  }
  return new Map([...items].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** The order's own items and its number's: much quicker than a look at the whole table. */
export async function itemsOf({ client, tableName }: FreshTable, org: string, id: string, number: string) {
  const query = (partition: string, sort: string) =>
    client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :sort)',
        ExpressionAttributeValues: { ':partition': { S: partition }, ':sort': { S: sort } },
      }),
    );
  const [own, numbers] = [`ORG#${org}#SO#${id}`, `ORG#${org}#NUMBERS`];
  const found = await Promise.all([query(own, 'ORDER'), query(own, 'CHANGE#'), query(numbers, number)]);
  const items: RawItem[] = found.flatMap(({ Items }) => Items ?? []);
  return new Map(items.map((item) => [`${item['PK']?.S} ${item['SK']?.S}`, item]));
}

/** Orders, their changes and what they are found by: counters may move on, gaps are allowed. */
export const isOrderPart = (key: string): boolean => /#(SO#|NUMBERS |SUBJECTS |REFERENCES )/.test(key);
