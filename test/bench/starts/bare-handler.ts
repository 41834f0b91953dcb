/** The calls of a request and nothing else: what the SDK itself takes. */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';

interface Call {
  action: string;
  // As an own handler would state it.
  input: never;
}

const COMMANDS: Record<string, new (input: never) => never> = {
  GetItem: GetCommand as never,
  BatchGetItem: BatchGetCommand as never,
  PutItem: PutCommand as never,
  Query: QueryCommand as never,
  TransactWriteItems: TransactWriteCommand as never,
  UpdateItem: UpdateCommand as never,
};

const revive = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'base64' in value
    ? Buffer.from(String(value.base64), 'base64')
    : value;

let requests: Call[][][] | undefined;
let client: DynamoDBDocumentClient | undefined;
let served = 0;

export const handler = async () => {
  requests ??= JSON.parse(readFileSync(String(process.env['CALLS_FILE']), 'utf8'), revive) as Call[][][];
  client ??= DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: process.env['DYNAMODB_ENDPOINT'], maxAttempts: 1 }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const connected = client;
  for (const beside of requests[Math.min(served, 1)] ?? []) {
    await Promise.all(
      beside.map(({ action, input }) => {
        const Command = COMMANDS[action];
        if (!Command) throw new TypeError(`no command for ${action}`);
        return connected.send(new Command(input));
      }),
    );
  }
  served += 1;
  return { statusCode: 201 };
};
