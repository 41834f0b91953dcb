/** A Lambda behind a queue: each message by itself, the good ones done whatever becomes of the bad. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readBusEvent, type BusEvent } from '../events/incoming/bus-event.ts';
import { laterFrom, waitAfter, type Later } from '../events/outgoing/later.ts';
import { deadLetterQueue, type DeadLetters } from '../events/outgoing/dead-letters.ts';
import { readConfig, readQueueConfig } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { deadlineOf } from './deadline.ts';
import type { Dependencies } from './dependencies.ts';
import { liveDependencies } from './live-deps.ts';
import { codeOf, logEnd } from './log.ts';
import { whileCounting } from './spent.ts';
import { receivesOf, reasonToPutAside } from './triggers/queue.ts';

interface ConsumerDoors {
  dependencies: Dependencies;
  deadLetters: DeadLetters;
  /** Absent where the queue itself decides when a message comes again. */
  later?: Later;
}

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
/** `deadline`: epoch milliseconds after which nothing is retried. */
export interface Consume {
  (event: BusEvent, dependencies: Dependencies, deadline: number): Promise<void>;
  /** What log and metrics call it. */
  operation?: string;
}

const liveConsumer = connectOnce(
  () => ({ ...readConfig(), ...readQueueConfig() }),
  ({ queueUrl, queueEndpoint, ownQueueUrl }): ConsumerDoors => ({
    dependencies: liveDependencies(),
    later: ownQueueUrl ? laterFrom(ownQueueUrl, queueEndpoint) : undefined,
    deadLetters: deadLetterQueue(queueUrl, queueEndpoint),
  }),
);

/** One message after the other: neighbours are often about the same order. */
export function queueFunction(consume: Consume, connect: () => ConsumerDoors = liveConsumer): QueueHandler {
  return async (event, context) => {
    const doors = connect();
    const deadline = deadlineOf(context);
    const settle = (record: SQSRecord) =>
      whileCounting(async () => {
        const ended = { startedAt: Date.now(), lambdaRequestId: context.awsRequestId };
        const log: Log = (message, outcome, detailType) => {
          const about = { messageId: record.messageId, receives: receivesOf(record), event: detailType };
          logEnd(message, {
            operation: consume.operation ?? 'record',
            dialect: 'queue',
            ...ended,
            outcome,
            about,
          });
        };
        await settleOne(record, { consume, ...doors }, deadline, log);
      });
    return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}

type Log = (message: string, outcome: string, event?: string) => void;

/** @throws what the message is to be delivered again for */
async function settleOne(
  record: SQSRecord,
  { consume, dependencies, deadLetters, later }: ConsumerDoors & { consume: Consume },
  deadline: number,
  log: Log,
): Promise<void> {
  try {
    const event = readBusEvent(record.body);
    await consume(event, dependencies, deadline);
    log('recorded', 'ok', event['detail-type']);
  } catch (error) {
    const reason = reasonToPutAside(error, record);
    if (reason === undefined) {
      log('comes again', codeOf(error));
      // Should this fail, the queue's own visibility timeout brings it again.
      await later
        ?.again(record.receiptHandle, waitAfter(receivesOf(record)), deadline)
        .catch(() => undefined);
      throw error;
    }
    await deadLetters.put(record.body, reason, deadline);
    log('put aside', codeOf(error));
  }
}
