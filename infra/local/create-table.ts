/** Creates the table on a local engine, from the same shape that the stack deploys. */
import {
  CreateTableCommand,
  ResourceInUseException,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { INDEXES, PARTITION_KEY, ROW, SORT_KEY } from '../../lib/store/table-shape.ts';

/** Creates the table unless it is there. Expiry is not set up: local orders are not meant to vanish. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableOf(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
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
