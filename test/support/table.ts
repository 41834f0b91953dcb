/** A table of its own for a test file, on the engine of its worker. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { createTable } from '../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { signingKey } from '../../infra/local/signing-key.ts';
import { seed } from '../../infra/local/seed.ts';
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import { openTable, type Table } from '../../lib/store/table.ts';

/** One for all tables of the process. */
const signing = signingKey(undefined);
process.once('exit', signing.forget);

export interface FreshTable {
  tableName: string;
  endpoint: string;
  /** For looking into the table behind the store's back. */
  client: DynamoDBClient;
}

/**
 * Creates the table and points the environment at it, so that handlers connect to it on their next call.
 * Once per file.
 */
export async function freshTable(): Promise<FreshTable> {
  const endpoints = inject('engineEndpoints');
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1) - 1;
  const endpoint = endpoints[worker % endpoints.length];
  if (!endpoint) throw new Error('no engine was started for the tests');
  const tableName = `orders-${randomUUID()}`;
  Object.assign(process.env, {
    TABLE_NAME: tableName,
    EVENT_SOURCES: EVERYBODY,
    DYNAMODB_ENDPOINT: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    SIGNING_KEY_FILE: signing.file,
  });
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1' });
  await createTable(client, tableName);
  return { tableName, endpoint, client };
}

export interface SeededTable extends FreshTable {
  table: Table;
}

/** The same with the demo's organisations in it. */
export async function seededTable(): Promise<SeededTable> {
  const fresh = await freshTable();
  const table = openTable(fresh.tableName, fresh.endpoint);
  await seed(table, DEMO_ORGANIZATIONS);
  return { ...fresh, table };
}
