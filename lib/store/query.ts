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

const BOUNDS = {
  between: ' AND #sort BETWEEN :from AND :to',
  prefix: ' AND begins_with(#sort, :prefix)',
};

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
  const bounds = sort && ('prefix' in sort ? BOUNDS.prefix : BOUNDS.between);
  return {
    ...(index ? { IndexName: index.name } : { ConsistentRead: !eventually }),
    KeyConditionExpression: `#partition = :partition${bounds ?? ''}`,
    ExpressionAttributeNames: { '#partition': partitionKey, ...(sort && { '#sort': sortKey }) },
    ExpressionAttributeValues: { ':partition': partition, ...valuesOf(sort) },
    ScanIndexForward: !descending,
    Limit: pageSize,
  };
}

function valuesOf(sort: Query['sort']): Record<string, string> {
  if (!sort) return {};
  return 'prefix' in sort ? { ':prefix': sort.prefix } : { ':from': sort.from, ':to': sort.to };
}

interface Page {
  Items?: Item[];
  LastEvaluatedKey?: Item;
}

/** Page by page, the next one only when it is asked for. */
export async function* paged(read: (from: Item | undefined) => Promise<Page>): AsyncGenerator<Item[]> {
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
