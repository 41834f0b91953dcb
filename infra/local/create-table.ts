/** Creates the table on a local engine, from the same shape that the stack deploys. */
import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type GlobalSecondaryIndexDescription,
} from '@aws-sdk/client-dynamodb';
import { INDEXES, PARTITION_KEY, ROW, SORT_KEY } from '../../lib/store/table-shape.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Creates the table unless it is there; true when it did. Expiry is not set up: local orders are not meant to vanish.
 * @throws StartRefusal when it is there and was made by a release whose indexes were others
 */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<boolean> {
  const wanted = tableOf(tableName);
  try {
    await client.send(new CreateTableCommand(wanted));
    return true;
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (isDeepStrictEqual(indexesOf(Table?.GlobalSecondaryIndexes), indexesOf(wanted.GlobalSecondaryIndexes)))
      return false;
    throw new StartRefusal(
      `the table ${tableName} was made by an earlier release and has other indexes: start with a new DATA_FILE, and import what you need again`,
    );
  }
}

/** What cannot be changed later, in an order of its own. */
function indexesOf(indexes: GlobalSecondaryIndexDescription[] = []) {
  return indexes
    .map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))
    .toSorted((left, right) => String(left.IndexName).localeCompare(String(right.IndexName)));
}

function tableOf(tableName: string): CreateTableCommandInput {
  const indexes = Object.values(INDEXES);
  const keys = new Set([
    PARTITION_KEY,
    SORT_KEY,
    ...indexes.flatMap((index) => [index.partitionKey, index.sortKey]),
  ]);
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keys].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(PARTITION_KEY, SORT_KEY),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection:
        index.carries === 'rows'
          ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [ROW] }
          : { ProjectionType: 'KEYS_ONLY' },
    })),
  };
}

function keySchema(partitionKey: string, sortKey: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
