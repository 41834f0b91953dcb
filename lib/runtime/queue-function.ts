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
import { logPutAside } from './log.ts';
import { receivesOf, reasonToPutAside } from './triggers/queue.ts';

interface ConsumerDoors {
  dependencies: Dependencies;
  deadLetters: DeadLetters;
  /** Absent where the queue itself decides when a message comes again. */
  later?: Later;
}

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
/** `deadline`: epoch milliseconds after which nothing is retried. */
export type Consume = (event: BusEvent, dependencies: Dependencies, deadline: number) => Promise<void>;

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
    const { dependencies, deadLetters, later } = connect();
    const deadline = deadlineOf(context);
    const settle = async (record: SQSRecord) => {
      try {
        await consume(readBusEvent(record.body), dependencies, deadline);
      } catch (error) {
        const reason = reasonToPutAside(error, record);
        if (reason === undefined) {
          // Should this fail, the queue's own visibility timeout brings it again.
          await later
            ?.again(record.receiptHandle, waitAfter(receivesOf(record)), deadline)
            .catch(() => undefined);
          throw error;
        }
        await deadLetters.put(record.body, reason, deadline);
        logPutAside(record.messageId, reason);
      }
    };
    return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}
