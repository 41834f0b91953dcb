/** What a request asks of the table, and what an engine answers: written down once, given again ever after. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { createTable } from '../../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { seed } from '../../../infra/local/seed.ts';
import { openTable, patientCalls, type Table } from '../../../lib/store/table.ts';
import { recordingBackEnd, type Recorded } from './null-back-end.ts';
import { played } from './played.ts';

const TABLE = 'bench';
const CALL_MS = 10_000;

export const ENVIRONMENT = {
  TABLE_NAME: TABLE,
  EVENT_SOURCES: '',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

/** A function's file, and the file of an event that it can be handed once an order stands. */
export interface Recording {
  /** The function that makes the order. */
  create: { file: string; eventFile: string };
  measured: { file: string; eventFile(order: string): Promise<string> };
}

/** The calls of a container's first request, and those of a later one, each on the same rows; and the event. */
export async function recordedCalls({ create, measured }: Recording) {
  const engine = await startEngine();
  const recorded: Recorded[] = [];
  const back = await recordingBackEnd(engine.endpoint, recorded);
  const environment = { ...ENVIRONMENT, DYNAMODB_ENDPOINT: back.endpoint };
  try {
    Object.assign(process.env, ENVIRONMENT);
    const table = openTable(TABLE, engine.endpoint);
    await createTable(table.client, TABLE);
    await seed(table, DEMO_ORGANIZATIONS);
    const made = await played({ name: '', ...create }, { ...create, environment, times: 1 });
    const eventFile = await measured.eventFile(orderIn(made.body));
    const before = await rowsOf(table);
    const asIfNew = async () => {
      await restore(table, before);
      recorded.splice(0);
    };
    const run = async (times: number) => {
      await asIfNew();
      await played({ name: '', file: measured.file }, { eventFile, environment, times, between: asIfNew });
      return recorded.splice(0);
    };
    const first = await run(1);
    const later = await run(3);
    table.close();
    return { first, later, eventFile };
  } finally {
    back.close();
    await engine.stop();
  }
}

const orderIn = (body: string): string => /"salesorder_id":"(\d+)"/.exec(body)?.[1] ?? '';

type Row = Record<string, unknown>;
const nameOf = ({ PK, SK }: Row) => `${String(PK)} ${String(SK)}`;

async function rowsOf({ client, name }: Table): Promise<Map<string, Row>> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  return new Map(Items.map((row) => [nameOf(row), row]));
}

/** Puts the rows back that were changed, and takes those away that were made. */
async function restore(table: Table, before: Map<string, Row>): Promise<void> {
  const calls = patientCalls(table, CALL_MS);
  const now = await rowsOf(table);
  for (const [name, row] of before) {
    if (!isDeepStrictEqual(now.get(name), row)) await calls.put({ Item: row });
  }
  for (const [name, { PK, SK }] of now) {
    if (!before.has(name)) await calls.transact([{ Delete: { Key: { PK, SK } } }]);
  }
}

type Grouped = { action: string; input: unknown }[][];

/** Calls that were sent beside each other stand together. */
export function inGroups(calls: Recorded[]): Grouped {
  const groups: Grouped = [];
  for (const { action, input, isBeside } of calls) {
    const call = { action, input: plain(JSON.parse(input) as Row) };
    if (isBeside) groups.at(-1)?.push(call);
    else groups.push([call]);
  }
  return groups;
}

const HOLDS_VALUES = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey']);

/** DynamoDB's own JSON as somebody would state it to the document client. */
function plain(input: unknown, name = ''): unknown {
  if (Array.isArray(input)) return input.map((value) => (name === 'Keys' ? unmarshall(value) : plain(value)));
  if (typeof input !== 'object' || input === null) return input;
  if (HOLDS_VALUES.has(name)) return unmarshalled(input as Row);
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, plain(value, key)]));
}

function unmarshalled(values: Row): unknown {
  const typed = Object.entries(values).map(([name, value]) => {
    const { B } = value as { B?: string };
    return [name, B === undefined ? value : { B: Buffer.from(B, 'base64') }];
  });
  return unmarshall(Object.fromEntries(typed));
}
