import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../../infra/local/create-table.ts';
import { INDEXES } from '../../../lib/store/table-shape.ts';
import { freshTable } from '../../support/table.ts';

describe('createTable', () => {
  let client: DynamoDBClient;
  let tableName: string;
  beforeAll(async () => ({ client, tableName } = await freshTable()));

  it('builds every index of the table shape, carrying the packed row or keys alone', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    const names = Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).toSorted();
    expect(names).toEqual(
      Object.values(INDEXES)
        .map((index) => index.name)
        .toSorted(),
    );
    for (const index of Table?.GlobalSecondaryIndexes ?? []) {
      const shape = Object.values(INDEXES).find(({ name }) => name === index.IndexName);
      expect(index.Projection).toEqual(
        shape?.carries === 'rows'
          ? { ProjectionType: 'INCLUDE', NonKeyAttributes: ['row'] }
          : { ProjectionType: 'KEYS_ONLY' },
      );
    }
  });

  it('leaves a table that is there as it is', async () => {
    expect(await createTable(client, tableName)).toBe(false);
  });

  it('refuses a table whose indexes are those of an earlier release, and says what to do', async () => {
    const earlier = `${tableName}-earlier`;
    await client.send(
      new CreateTableCommand({
        TableName: earlier,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      }),
    );
    await expect(createTable(client, earlier)).rejects.toThrow(/start with a new DATA_FILE/);
  });
});
