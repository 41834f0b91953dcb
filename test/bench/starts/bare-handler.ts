/** The calls of a request and nothing else: what the SDK itself takes. */
import { randomUUID } from 'node:crypto';
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

let written: string | undefined;
let requests: Call[][][] | undefined;
let client: DynamoDBDocumentClient | undefined;
let served = 0;

/** What was recorded, again and again; on a real table each call writes an order of its own, under other ids and another number. */
function recorded(): Call[][][] {
  written ??= readFileSync(String(process.env['CALLS_FILE']), 'utf8');
  const once = process.env['ONCE']?.split(',');
  if (!once) return (requests ??= JSON.parse(written, revive) as Call[][][]);
  const fresh = once.reduce((text, each) => text.replaceAll(each, () => freshLike(each)), written);
  return JSON.parse(fresh, revive) as Call[][][];
}

/** What is written once a day, say, is refused the second time: ours goes on then too. @throws whatever else it was */
function unlessOnceOnly(error: Error): void {
  if (!process.env['ONCE'] || error.name !== 'ConditionalCheckFailedException') throw error;
}

/** As many characters, digits where digits were. */
function freshLike(text: string): string {
  const random = BigInt(`0x${randomUUID().replaceAll('-', '')}`).toString();
  return /^\d+$/.test(text) ? random.slice(0, text.length) : randomUUID().slice(0, text.length);
}

export const handler = async () => {
  client ??= DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: process.env['DYNAMODB_ENDPOINT'], maxAttempts: 1 }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const connected = client;
  for (const beside of recorded()[Math.min(served, 1)] ?? []) {
    await Promise.all(
      beside.map(({ action, input }) => {
        const Command = COMMANDS[action];
        if (!Command) throw new TypeError(`no command for ${action}`);
        return connected.send(new Command(input)).catch(unlessOnceOnly);
      }),
    );
  }
  served += 1;
  // As ours does: an emulated cloud waits 50 ms for a function to log something.
  if (process.env['ONCE']) console.log('answered');
  return { statusCode: 201 };
};
