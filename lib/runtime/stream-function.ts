/** The Lambda behind the table stream. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { deadlineOf } from './deadline.ts';
import { livePublisher } from './live-publisher.ts';
import { logHeldBack } from './log.ts';
import { publishRecords, type PublisherDoors } from './triggers/stream.ts';

type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** Publishes a batch as a whole, then answers for each record of it. */
export function streamFunction(connect: () => PublisherDoors = livePublisher): StreamHandler {
  const left = new Set<string>();
  return async (event, context) => {
    const failures = await publishRecords(event.Records, connect(), left, deadlineOf(context));
    logHeldBack(failures.values(), context.awsRequestId);
    const settle = async (record: DynamoDBRecord) => {
      const failure = failures.get(record);
      if (failure) throw failure;
    };
    return processPartialResponse(event, settle, new BatchProcessor(EventType.DynamoDBStreams), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}
