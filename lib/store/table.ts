/** The table as this store sees it: a document client, a name, and how long a request may still try. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

/** Longest wait for one answer of the engine; the retry layer above decides what comes next. */
const ANSWER_TIMEOUT_MS = 3000;
const CONNECT_TIMEOUT_MS = 1000;

/** One attempt per call: retries are one layer, `attempt.ts`, which knows what may be repeated. */
export function openTable(name: string, endpoint?: string): Table {
  const client = new DynamoDBClient({
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: 1,
    requestHandler: { requestTimeout: ANSWER_TIMEOUT_MS, connectionTimeout: CONNECT_TIMEOUT_MS },
  });
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
  };
}
