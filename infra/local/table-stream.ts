/** The table's stream on a local engine, read the way Lambda reads it: batch by batch, from the first failure again. */
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeTableCommand, UpdateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { CHANGE_PREFIX, REFUSAL_PREFIX } from '../../lib/store/keys.ts';
import { ROW_KIND } from '../../lib/store/table-shape.ts';
import { lambdaContext } from './lambda-context.ts';
import { streamCaller, type StreamCall } from './stream-call.ts';

const IDLE_MS = 150;
const BATCH = 100;
const ATTEMPTS = 20;
const FUNCTION_BUDGET_MS = 30_000;

export type StreamConsumer = (
  event: DynamoDBStreamEvent,
  context: ReturnType<typeof lambdaContext>,
) => Promise<DynamoDBBatchResponse>;

interface StreamReader {
  stop(): Promise<void>;
}

/** Switches the stream on, should the table not have one yet. @throws Error when the engine has no streams */
export async function streamOf(client: DynamoDBClient, tableName: string): Promise<string> {
  const find = async () =>
    (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table?.LatestStreamArn;
  const found = await find();
  if (found) return found;
  await client.send(
    new UpdateTableCommand({
      TableName: tableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  const made = await find();
  if (!made) throw new Error('the engine has no streams');
  return made;
}

/** Reads from the oldest record on: what was committed before a kill is published after it, under the same id. */
export function readStream(endpoint: string, streamArn: string, consumer: StreamConsumer): StreamReader {
  const call = streamCaller(endpoint);
  const ending = new AbortController();
  const reading = readShards(call, streamArn, consumer, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) console.error('the stream of the table can no longer be read:', error);
  });
  return {
    async stop() {
      ending.abort();
      await reading;
    },
  };
}

async function readShards(
  call: StreamCall,
  StreamArn: string,
  consumer: StreamConsumer,
  signal: AbortSignal,
): Promise<void> {
  const { StreamDescription } = await call('DescribeStream', { StreamArn });
  const shards = StreamDescription?.Shards ?? [];
  await Promise.all(
    shards.map(async ({ ShardId }) => {
      const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
      let { ShardIterator: iterator } = await call('GetShardIterator', start);
      while (iterator && !signal.aborted) {
        const { Records = [], NextShardIterator } = await call('GetRecords', {
          ShardIterator: iterator,
          Limit: BATCH,
        });
        await deliver(Records.filter(isWanted), consumer, signal);
        iterator = NextShardIterator;
        if (Records.length === 0) await pause(IDLE_MS, undefined, { signal }).catch(() => undefined);
      }
    }),
  );
}

/** What the deployed mapping filters. */
function isWanted({ eventName, dynamodb }: DynamoDBRecord): boolean {
  const sort = dynamodb?.Keys?.['SK']?.S ?? '';
  if (eventName !== 'REMOVE' && dynamodb?.NewImage?.[ROW_KIND]) return true;
  return eventName === 'INSERT' && (sort.startsWith(CHANGE_PREFIX) || sort.startsWith(REFUSAL_PREFIX));
}

async function deliver(
  records: DynamoDBRecord[],
  consumer: StreamConsumer,
  signal: AbortSignal,
): Promise<void> {
  let rest = records;
  for (let attempt = 1; rest.length > 0 && !signal.aborted; attempt += 1) {
    const { batchItemFailures } = await consumer(
      { Records: rest },
      lambdaContext('publish-changes', FUNCTION_BUDGET_MS),
    ).catch(() => ({ batchItemFailures: [{ itemIdentifier: rest[0]?.dynamodb?.SequenceNumber ?? '' }] }));
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = rest.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    if (first < 0) return;
    rest = rest.slice(first);
    if (attempt === ATTEMPTS)
      return console.error(`${rest.length} changes were not published; see npm run events -- replay`);
    await pause(IDLE_MS);
  }
}
