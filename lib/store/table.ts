/** The table as this store sees it: a document client, a name, and how long a request may still try. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Pace } from './request-time.ts';

export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  pace?: Pace;
  /** Ends its connections; the document client's own `destroy` does nothing. */
  close(): void;
}

const CONNECT_TIMEOUT_MS = 1000;

/** One attempt per call: retries are one layer, `attempt.ts`, which knows what may be repeated. */
export function openTable(name: string, endpoint?: string, pace?: Pace): Table {
  const client = new DynamoDBClient({
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS },
  });
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
    pace,
    close: () => client.destroy(),
  };
}
