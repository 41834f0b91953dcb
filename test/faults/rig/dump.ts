/** Everything that a table holds at the end of a run, by kind. */
import { DynamoDBClient, paginateScan, QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { ChangeRecord } from '../../../lib/domain/change.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { fromDocument } from '../../../lib/store/document.ts';
import { pathsIn } from '../../../lib/store/packed-paths.ts';
import { rowOfItem, type StoredRow } from '../../../lib/store/row.ts';

export interface StoredChange extends ChangeRecord {
  organization: string;
  orderId: string;
  version: number;
  row: StoredRow;
}

export interface StoredNumber {
  organization: string;
  number: string;
  orderId: string;
}

/** What an order is found by: its subject or its reference number. */
export interface StoredText {
  organization: string;
  kind: string;
  sort: string;
  orderId: string;
}

export interface StoredClaim {
  id: string;
  orderId: string;
  version: number;
  callHash: string;
}

export interface Dump {
  orders: SalesOrder[];
  changes: StoredChange[];
  numbers: StoredNumber[];
  /** Of a whole table only. */
  texts?: StoredText[];
  claims: StoredClaim[];
  largestItemBytes: number;
}

/** Reads the whole table, strongly consistent, past the proxy. */
export async function dumpTable(client: DynamoDBClient, tableName: string): Promise<Dump> {
  const dump: Dump = { orders: [], changes: [], numbers: [], texts: [], claims: [], largestItemBytes: 0 };
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) note(dump, item);
  }
  return dump;
}

/** What is stored about some orders and numbers only. */
export async function dumpOf(
  client: DynamoDBClient,
  tableName: string,
  organization: string,
  ids: string[],
  numbers: string[] = [],
): Promise<Dump> {
  const dump: Dump = { orders: [], changes: [], numbers: [], claims: [], largestItemBytes: 0 };
  const read = async (partition: string, sort = '') => {
    const query = {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: sort === '' ? 'PK = :pk' : 'PK = :pk AND SK = :sk',
      ExpressionAttributeValues: {
        ':pk': { S: `ORG#${organization}#${partition}` },
        ...(sort === '' ? {} : { ':sk': { S: sort } }),
      },
    };
    for (const item of (await client.send(new QueryCommand(query))).Items ?? []) note(dump, item);
  };
  for (const id of new Set(ids)) await read(`SO#${id}`);
  // Automatic numbers are not known before: those of the orders that were found.
  const taken = [...numbers, ...dump.orders.map(({ number }) => number)];
  for (const number of new Set(taken)) await read('NUMBERS', number);
  return dump;
}

function note(dump: Dump, raw: Record<string, AttributeValue>): void {
  const item = unmarshall(raw);
  const [partition, sort] = [String(item['PK']), String(item['SK'])];
  dump.largestItemBytes = Math.max(dump.largestItemBytes, bytesOf(item));
  const organization = partition.split('#')[1] ?? '';
  const orderId = partition.split('#SO#')[1] ?? '';
  if (sort === 'ORDER') dump.orders.push(fromDocument(item));
  if (sort.startsWith('CHANGE#')) {
    const read = { paths: pathsIn(item), row: rowOfItem(item) };
    dump.changes.push({ ...(item as StoredChange), ...read, organization, orderId });
  }
  if (partition.endsWith('#NUMBERS')) {
    dump.numbers.push({ organization, number: sort, orderId: String(item['orderId']) });
  }
  const kind = /#(SUBJECT|REFERENCE)S$/.exec(partition)?.[1];
  if (kind) dump.texts?.push({ organization, kind, sort, orderId: String(item['orderId']) });
  if (sort.startsWith('IDEM#')) dump.claims.push({ ...(item as StoredClaim), id: partition + sort });
}

/** About what DynamoDB counts: names and values. */
function bytesOf(item: Record<string, unknown>): number {
  return Object.entries(item).reduce((sum, [name, value]) => {
    const size = value instanceof Uint8Array ? value.length : Buffer.byteLength(JSON.stringify(value));
    return sum + name.length + size;
  }, 0);
}
