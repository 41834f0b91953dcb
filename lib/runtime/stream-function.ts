/** The Lambda behind the table stream. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { deadlineOf } from './deadline.ts';
import { livePublisher } from './live-publisher.ts';
import { NotPublished } from '../domain/outbox.ts';
import { codeOf, logEnd } from './log.ts';
import { whileCounting } from './spent.ts';
import { publishRecords, type PublisherDoors } from './triggers/stream.ts';

type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** Publishes a batch as a whole, then answers for each record of it, and logs a line. */
export function streamFunction(connect: () => PublisherDoors = livePublisher): StreamHandler {
  const left = new Set<string>();
  return (event, context) => whileCounting(() => publishBatch(event, context, connect(), left));
}

async function publishBatch(
  event: DynamoDBStreamEvent,
  context: Context,
  doors: PublisherDoors,
  left: Set<string>,
): Promise<DynamoDBBatchResponse> {
  const startedAt = Date.now();
  const failures = await publishRecords(event.Records, doors, left, deadlineOf(context));
  const settle = async (record: DynamoDBRecord) => {
    const failure = failures.get(record);
    const held = failure instanceof NotPublished ? failure.message : failure && codeOf(failure);
    logEnd(held === undefined ? 'published' : 'held back', {
      operation: 'publish-changes',
      dialect: 'stream',
      startedAt,
      lambdaRequestId: context.awsRequestId,
      outcome: held ?? 'ok',
      codes: failure && [codeOf(failure)],
      share: 1 / event.Records.length,
      about: { eventId: record.eventID, sequenceNumber: record.dynamodb?.SequenceNumber },
    });
    if (failure) throw failure;
  };
  return processPartialResponse(event, settle, new BatchProcessor(EventType.DynamoDBStreams), {
    context,
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
}
