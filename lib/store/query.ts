/** A query as data -> what the SDK takes; and the one loop over pages. */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from './bulk-calls.ts';
import { PARTITION_KEY, SORT_KEY, type IndexShape } from './table-shape.ts';

export interface Query {
  partition: string;
  /** Sort keys from one to another, both included, or with one beginning; all of them without. */
  sort?: { from: string; to: string } | { prefix: string };
  /** Eventually consistent. Without it, the table itself is read, strongly consistent. */
  index?: IndexShape;
  /** The table too, at half the price: for look-up items of lists. */
  eventually?: boolean;
  descending?: boolean;
  pageSize?: number;
  /** No more items than this; a page has as many unless `pageSize` says otherwise. */
  atMost?: number;
}

/** DynamoDB takes no empty text for a key: what begins with nothing, or after nothing, has no such bound. */
function boundsOf(sort: Query['sort']): { condition: string; values: Record<string, string> } | undefined {
  if (!sort) return undefined;
  if ('prefix' in sort) {
    if (sort.prefix === '') return undefined;
    return { condition: ' AND begins_with(#sort, :prefix)', values: { ':prefix': sort.prefix } };
  }
  if (sort.from === '') return { condition: ' AND #sort <= :to', values: { ':to': sort.to } };
  return { condition: ' AND #sort BETWEEN :from AND :to', values: { ':from': sort.from, ':to': sort.to } };
}

/** True where nothing can be found: DynamoDB refuses a range whose end comes before its beginning. */
function isEmptyRange({ sort }: Query): boolean {
  return sort !== undefined && 'from' in sort && sort.from > sort.to;
}

/** All but the table's name and where a page begins. */
export function queryInput({
  partition,
  sort,
  index,
  eventually = false,
  descending = false,
  atMost,
  pageSize = atMost,
}: Query): Omit<QueryCommandInput, 'TableName'> {
  const { partitionKey, sortKey } = index ?? { partitionKey: PARTITION_KEY, sortKey: SORT_KEY };
  const bounds = boundsOf(sort);
  return {
    ...(index ? { IndexName: index.name } : { ConsistentRead: !eventually }),
    KeyConditionExpression: `#partition = :partition${bounds?.condition ?? ''}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(bounds && { '#sort': sortKey }) },
    ExpressionAttributeValues: { ':partition': partition, ...bounds?.values },
    ScanIndexForward: !descending,
    Limit: pageSize,
  };
}

interface Page {
  Items?: Item[];
  LastEvaluatedKey?: Item;
}

/** Page by page, the next one only when it is asked for. */
export async function* paged(
  query: Query,
  read: (from: Item | undefined) => Promise<Page>,
): AsyncGenerator<Item[]> {
  if (isEmptyRange(query)) return;
  let from: Item | undefined;
  do {
    const page = await read(from);
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/** The items of pages, `atMost` of them: no page is read for more. */
export async function* itemsOf(
  pages: AsyncGenerator<Item[]>,
  atMost = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item> {
  let count = 0;
  for await (const page of pages) {
    for (const item of page) {
      yield item;
      count += 1;
      if (count >= atMost) return;
    }
  }
}
