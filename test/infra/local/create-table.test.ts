import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../../infra/local/create-table.ts';
import { INDEXES } from '../../../lib/store/table-shape.ts';
import { freshTable } from '../../support/table.ts';

describe('createTable', () => {
  let client: DynamoDBClient;
  let tableName: string;
  beforeAll(async () => ({ client, tableName } = await freshTable()));

  it('builds every index of the table shape, carrying the packed row', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    const names = Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).toSorted();
    expect(names).toEqual(
      Object.values(INDEXES)
        .map((index) => index.name)
        .toSorted(),
    );
    for (const index of Table?.GlobalSecondaryIndexes ?? []) {
      expect(index.Projection).toEqual({ ProjectionType: 'INCLUDE', NonKeyAttributes: ['row'] });
    }
  });

  it('leaves a table that is there as it is', async () => {
    expect(await createTable(client, tableName)).toBe(false);
  });
});
